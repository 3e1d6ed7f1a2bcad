"""The server around Streamlit: routes and middleware of app.py. It asks no other host for anything."""
