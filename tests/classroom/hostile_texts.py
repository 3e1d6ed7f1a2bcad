"""Texts that do harm where somebody takes them for more than text."""

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</p></div><style>*{display:none}</style>",
    "&lt;b&gt; &amp; &#60;",
    "# Heading **bold** [link](javascript:alert(1)) ![i](http://x.test/a.png)",
    ":red[words] $\\LaTeX$ :material/home: {{ say }} {0} %s",
    '=HYPERLINK("http://x.test","click")',
    "+1-1 @SUM(A1) | cmd",
    "'; DROP TABLE contributions; --",
    "שלום עולם and مرحبا",
    "👩‍👩‍👧 🇬🇹 🔥" * 20,
)
