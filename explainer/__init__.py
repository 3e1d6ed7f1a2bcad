"""What is true: the domain of Asylum, Explained. It never imports Streamlit."""
