//! Bodies as publishers send them and as nobody should: the shapes of `WordPress`, Ghost, the
//! Guardian, news agencies and hand-written pages, written anew. What each comes to, on the host
//! and in the browser, is in `bodies.txt`.

/// Bodies by name.
pub const CORPUS: &[(&str, &str)] = &[
    // Paragraphs and inlines
    (
        "inlines",
        "<p>A <em>b</em> <i>c</i> <strong>d</strong> <b>e</b> H<sub>2</sub>O m<sup>2</sup> <code>f()</code> <kbd>g</kbd> <u>h</u> <s>i</s> <mark>j</mark> <small>k</small> <abbr title=x>l</abbr> <time datetime=x>m</time> <font color=red>n</font> <cite>o</cite> <q>p</q> <span class=x>q</span> <dfn>r</dfn></p>",
    ),
    (
        "white space",
        "<p>\n  one\ttwo <b> three </b>four<i>five </i> six&nbsp;&nbsp;seven&#160;<br> eight <br/></p>\n\n<p> </p><p>&nbsp;</p><p>\u{200b}</p><p><br></p>",
    ),
    ("space goes out of links", "<p>See<a href=/a> this </a>and <a href=/b> that</a>.</p>"),
    ("nested emphasis is one", "<p><b><strong>a <i><em>b</em></i></strong></b> <b></b><i> </i>c</p>"),
    ("loose text between blocks", "Lead <b>bold</b>\n<p>One</p>two <a href=/x>three</a><div>four</div>five"),
    (
        "two breaks make a paragraph",
        "<p>one<br>two<br><br>three<br />\n<br />\n<br />four</p><b>five<br><br>six</b>",
    ),
    (
        "words that look like tags",
        "<p>1 < 2 and 3<4 but a<b is bold</b> & R&D, AT&amp;T, &lt;i&gt;, &amp;lt;, &copy 2020, &notanentity; &#8217;&#x2019;&#146;</p>",
    ),
    ("unclosed paragraphs", "<p>one<p>two<P>three<ul><li>a<li>b</ul>four"),
    (
        "misnested",
        "<p><b>one <i>two</b> three</i> four</p><b><p>five</b> six</p><a href=/1>x <a href=/2>y</a></a>",
    ),
    (
        "uppercase and namespaces",
        "<P CLASS=MsoNormal><o:p>Word</o:p> <SPAN LANG=EN>text</SPAN><st1:place>Rome</st1:place></P>",
    ),
    ("definition list", "<dl><dt>Term</dt><dd>Meaning</dd><dt>Other<dd>More</dl>"),
    ("details", "<details><summary>More</summary><p>Hidden at first</p></details>"),
    ("quotation marks", "<p>He said <q>yes, <em>really</em></q>.</p>"),
    (
        "hidden text",
        "<p>a<span hidden>b</span><span class=screen-reader-text> (opens anew)</span></p><div style=\"color:red; DISPLAY : none\">c</div><p style=\"display:block\">d</p>",
    ),
    ("deleted text", "<p>At least <del>three</del> <ins>five</ins> people</p>"),
    ("right to left", "<p dir=rtl>قطار <b>كيم</b>&rlm; يعود</p>"),
    // Headings
    ("headings from h1", "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>"),
    ("headings from h4", "<h4>a</h4><p>x</p><h5>b</h5><h6>c</h6><h4>d</h4>"),
    (
        "empty and linked headings",
        "<h2> </h2><h2></h2><h2 id=x class=y><a href=/x name=z>Linked</a> <b>bold</b></h2><h3><img src=a.jpg>With picture</h3>",
    ),
    ("heading with blocks", "<h2><div>a</div><p>b</p></h2>"),
    // Lists
    (
        "nested lists",
        "<ol><li>a<ul><li>b</li><li>c<ol><li>d</li></ol></li></ul></li><li><p>e</p><p>f</p></li></ol>",
    ),
    (
        "list in a list but in no item",
        "<ul><li>a</li><ul><li>b</li></ul>loose<li>c</li><li></li><li> </li></ul><ul></ul>",
    ),
    ("list in a link", "<a href=/x><ul><li>a</li><li>b</li></ul></a>"),
    // Links
    (
        "links",
        "<p><a href=\" /a?b=1&amp;c=2 \">a</a> <a href=//other.example/x>b</a> <a href=mailto:desk@news.example>c</a> <a href=tel:+41>d</a> <a href=#note>e</a> <a name=x>f</a> <a href=\"\">g</a> <a href=?q>h</a> <a href=../up>i</a></p>",
    ),
    ("a link around blocks", "<a href=/x><h3>Head</h3><p>One</p><p>Two <b>bold</b></p></a><p>after</p>"),
    ("a link around a picture", "<p>a <a href=full.jpg><img src=small.jpg></a> b</p>"),
    // Quotes
    (
        "wordpress quote",
        "<blockquote class=\"wp-block-quote\"><p>To be.</p><p>Or not.</p><cite>Hamlet</cite></blockquote>",
    ),
    (
        "quote with footer",
        "<blockquote><p>Words.</p><footer>— <cite><a href=/who>Someone</a></cite>, somewhere</footer></blockquote>",
    ),
    (
        "quote with dash",
        "<blockquote><p>Words.</p><p>— Someone</p></blockquote><blockquote>— No source, a line of speech</blockquote>",
    ),
    (
        "quote with a title in it",
        "<blockquote>As <cite>The Times</cite> says, yes.</blockquote><blockquote>Yes.<br><cite>The Times</cite></blockquote>",
    ),
    (
        "figure quote",
        "<figure><blockquote><p>Words.</p></blockquote><figcaption>— Someone</figcaption></figure>",
    ),
    (
        "tweet",
        "<blockquote class=\"twitter-tweet\" data-lang=\"en\"><p lang=\"en\" dir=\"ltr\">A thing <a href=\"https://t.co/x\">https://t.co/x</a></p>&mdash; Name (@name) <a href=\"https://twitter.com/name/status/1\">June 1, 2020</a></blockquote> <script async src=\"https://platform.twitter.com/widgets.js\" charset=\"utf-8\"></script>",
    ),
    (
        "quote in quote",
        "<blockquote><p>a</p><blockquote>b</blockquote></blockquote><blockquote></blockquote>",
    ),
    (
        "pull quotes",
        "<figure class=wp-block-pullquote><blockquote><p>Large <b>words</b></p><cite>Who</cite></blockquote></figure><aside class=\"x pullquote\">Other words</aside><p class=pull-quote>Third</p><blockquote class=pullquote><p>a</p><p>b</p></blockquote>",
    ),
    (
        "guardian pull quote",
        "<aside class=\"element element-pullquote element--supporting\"> <blockquote> <p>We are ready</p> <footer><cite>Speaker</cite></footer> </blockquote> </aside>",
    ),
    // Pictures
    (
        "gutenberg image",
        "<!-- wp:image {\"id\":5} -->\n<figure class=\"wp-block-image size-large\"><img decoding=\"async\" width=\"1024\" height=\"683\" src=\"https://cdn.example/a-1024x683.jpg\" alt=\"A &quot;quoted&quot; alt\" class=\"wp-image-5\" srcset=\"https://cdn.example/a-1024x683.jpg 1024w, https://cdn.example/a-300x200.jpg 300w, https://cdn.example/a.jpg 2048w\" sizes=\"(max-width: 1024px) 100vw, 1024px\"/><figcaption class=\"wp-element-caption\">A bridge at dawn. (Image source: Reuters)</figcaption></figure>\n<!-- /wp:image -->",
    ),
    (
        "links of a figure",
        "<figure><a href=/shop><img src=a.jpg></a><figcaption>At <a href=/fair>the  fair</a>, with <a href=/jo><b>Jo</b></a> and <a href=#x>a note</a>. Photo: <a href=https://jane.example/>Jane Doe</a></figcaption></figure><figure><a href=/big.png><img src=b.jpg></a><figcaption>The fair, <a href=javascript:x>again</a> the <a href=/1>fair</a></figcaption></figure>",
    ),
    (
        "links of loose pictures and of a gallery",
        "<p>x <a href=/shop><img src=a.jpg></a> y <a href=/c.jpg><img src=b.jpg></a> <a href=mailto:a@b.example><img src=d.jpg></a></p><a href=/whole><figure><img src=e.jpg><figcaption>E</figcaption></figure></a><figure class=wp-block-gallery><figure><a href=/1><img src=f.jpg></a></figure><figure><img src=g.jpg></figure><figcaption class=blocks-gallery-caption>Both at <a href=/fair>the fair</a></figcaption></figure>",
    ),
    (
        "classic caption",
        "<div id=\"attachment_5\" style=\"width: 310px\" class=\"wp-caption alignnone\"><a href=\"/full.jpg\"><img aria-describedby=\"caption-attachment-5\" src=\"/a-300x200.jpg\" width=\"300\" height=\"200\" /></a><p id=\"caption-attachment-5\" class=\"wp-caption-text\">The mayor. Photo: Jane Doe</p></div>",
    ),
    (
        "guardian image",
        "<figure class=\"element element-image\" data-media-id=\"1\"> <img src=\"https://media.example/1000.jpg\" alt=\"A tunnel\" width=\"1000\" height=\"600\" class=\"gu-image\" /> <figcaption> <span class=\"element-image__caption\">‘We are prepared.’</span> <span class=\"element-image__credit\">Photograph: Marcin Example/Alamy</span> </figcaption> </figure>",
    ),
    (
        "agency image",
        "<figure><img uri=\"x\" src=\"/n.jpg\" alt=\"Övning\" data-uri=\"http://x\"/><div class=\"byline\">Karl Example/TT</div><figcaption>En övning planeras.</figcaption></figure>",
    ),
    (
        "credit with a link",
        "<figure><img src=a.jpg><figcaption>Fog. Photo by <a href=\"https://unsplash.example/@jane\">Jane Doe</a> / <a href=\"https://unsplash.example\">Unsplash</a></figcaption></figure><figure><img src=b.jpg><figcaption>Rain <cite><a href=\"https://jane.example/?a=1&amp;b=2\">Jane Doe</a></cite></figcaption></figure>",
    ),
    (
        "lazy pictures",
        "<img src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP\" data-src=\"/real.jpg\" class=lazy><noscript><img src=\"/real.jpg\"></noscript><figure><img src=\"data:image/svg+xml,x\" class=lazyload><noscript><img src=\"/only.jpg\" alt=Only></noscript></figure><img data-lazy-src=/late.jpg src=/placeholder.png data-lazy-srcset=\"/late-2.jpg 800w\">",
    ),
    (
        "noscript text",
        "<p>Text</p><noscript><p>Please enable JavaScript</p><img height=1 width=1 src=https://track.example/p></noscript>",
    ),
    ("noscript only", "<noscript><p>All there is</p></noscript>"),
    (
        "picture sources",
        "<picture><source type=\"image/avif\" srcset=\"a.avif 400w, b.avif 800w\"><source media=\"(max-width: 600px)\" srcset=\"crop.jpg 300w\"><source type=\"text/html\" srcset=\"x.html 1w\"><img src=\"a.jpg\" srcset=\"a.jpg 400w, b.jpg 800w\" alt=\"\"></picture>",
    ),
    ("srcset only", "<img srcset=\"a.jpg, b.jpg 2x\"><img srcset=\"s.jpg 300w, l.jpg 900w, m.jpg 600w\">"),
    (
        "tracking pictures",
        "<p>a<img src=https://t.example/p.gif width=1 height=1>b<img src=https://t.example/q width=0>c<img src=https://pixel.wp.com/x?y>d<img src=/img/spacer.gif>e<img src=f.gif style=display:none>f<img height=\"1px\" src=g.gif></p>",
    ),
    (
        "emoji",
        "<p>Hello <img src=\"https://s.w.org/images/core/emoji/72x72/1f600.png\" alt=\"😀\" class=\"wp-smiley\" style=\"height: 1em;\"> there <img src=flag.png width=20 height=14 alt=\"Norway\"></p>",
    ),
    ("pictures in a paragraph", "<p><img src=a.jpg>One <b>two<img src=b.jpg alt=B> three</b></p>"),
    (
        "figure with words",
        "<figure><a href=/big><img src=a.jpg></a><p>Not a figcaption, but a caption.</p></figure>",
    ),
    (
        "sizes",
        "<img src=a.jpg width=\"100%\" height=auto><img src=b.jpg width=600.5 height=\"400px\"><img src=c.jpg width=99999999999>",
    ),
    (
        "gutenberg columns, media and text, cover",
        "<div class=\"wp-block-columns\"><div class=\"wp-block-column\" style=\"flex-basis:66%\"><p>Left</p></div><div class=\"wp-block-column\"><h3 class=\"wp-block-heading\">Right</h3><ul class=\"wp-block-list\"><li>one</li><li>two</li></ul></div></div><div class=\"wp-block-media-text is-stacked-on-mobile\"><figure class=\"wp-block-media-text__media\"><img src=deck.jpg alt=\"The deck\" width=600 height=400></figure><div class=\"wp-block-media-text__content\"><p>On deck</p></div></div><div class=\"wp-block-cover\"><span aria-hidden=true class=\"wp-block-cover__background\"></span><img class=\"wp-block-cover__image-background\" src=cover.jpg alt=\"\"><div class=\"wp-block-cover__inner-container\"><p>Above the water</p></div></div><div class=\"wp-block-group\"><div class=\"wp-block-group__inner-container\"><p>Grouped</p></div></div><div class=\"wp-block-buttons\"><div class=\"wp-block-button\"><a class=\"wp-block-button__link\" href=\"/give\">Give</a></div></div><div class=\"wp-block-file\"><a href=\"/a.pdf\">The minutes</a><a href=\"/a.pdf\" class=\"wp-block-file__button\" download>Download</a></div>",
    ),
    (
        "gutenberg details, aligned picture, captioned table",
        "<details class=\"wp-block-details\"><summary>How fares work</summary><p>By zones.</p></details><div class=\"wp-block-image\"><figure class=\"alignright size-medium is-resized\"><a href=\"/quay.jpg\"><img src=\"/quay-300x200.jpg\" alt=Quay width=300 height=200 class=wp-image-9></a><figcaption class=\"wp-element-caption\">Casting off. <em>(Photo by Nils Aker)</em></figcaption></figure></div><figure class=\"wp-block-pullquote has-text-align-left\"><blockquote><p>A timetable is a promise.</p><cite>Harbour master</cite></blockquote></figure><figure class=\"wp-block-audio\"><audio controls src=\"/horn.mp3\"></audio><figcaption>The horn</figcaption></figure><div style=\"height:40px\" aria-hidden=true class=\"wp-block-spacer\"></div><hr class=\"wp-block-separator\"/>",
    ),
    (
        "nitf",
        "<nitf><head><title>A story</title></head><body><body.head><hedline><hl1>A story</hl1></hedline><byline>By Desk</byline><dateline><location>Port Ansel</location></dateline></body.head><body.content><block><p>The <person>mayor</person> of <location><city>Port Ansel</city></location> spoke on <chron norm=\"20260302\">Monday</chron>.</p></block><hl2>What she said</hl2><bq><block><p>Enough.</p></block><credit>The mayor</credit></bq><media media-type=\"image\"><media-metadata name=x value=y/><media-reference mime-type=\"image/jpeg\" source=\"mayor.jpg\" alternate-text=\"The mayor\" width=\"1200\" height=\"800\"/><media-caption><p>The mayor on Monday.</p></media-caption><media-producer>Kit Noor/Wire</media-producer></media><p>She left<br/>by the <em class=x>back</em> door.</p><table><tr><td>Yes</td><td>9</td></tr></table><ol><li>First</li></ol></body.content><body.end><tagline>Edited by Desk</tagline></body.end></body></nitf>",
    ),
    (
        "guardian elements",
        "<p>Nobody planted it.</p> <figure class=\"element element-video\" data-canonical-url=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\"> <iframe width=460 height=259 src=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?wmode=opaque\"></iframe> <figcaption>The kelp</figcaption> </figure> <figure class=\"element element-tweet\" data-canonical-url=\"https://twitter.com/kelp/status/1700000000000000002\"> <blockquote class=\"twitter-tweet\"><p>It is back.</p>&mdash; Kelp (@kelp) <a href=\"https://twitter.com/kelp/status/1700000000000000002\">May 1, 2026</a></blockquote> </figure> <aside class=\"element element-rich-link element--thumbnail\"> <p> <span>Related: </span><a href=\"https://www.paper.example/otters\">Otters return</a> </p> </aside>  <gu-atom data-atom-id=\"1\" data-atom-type=\"media\"> <div><div class=\"quiz\"><p>A guide</p></div></div> </gu-atom> <figure class=\"element element-interactive\" data-interactive=\"https://interactive.paper.example/embed.js\" data-canonical-url=\"https://interactive.paper.example/map/\" data-alt=\"Map\"> <a href=\"https://interactive.paper.example/map/\">Map</a> </figure>",
    ),
    // Galleries
    (
        "gutenberg gallery",
        "<figure class=\"wp-block-gallery has-nested-images columns-2\"><figure class=\"wp-block-image\"><img src=a.jpg alt=A><figcaption>First</figcaption></figure><figure class=\"wp-block-image\"><img src=b.jpg><figcaption>Second. (AFP)</figcaption></figure><figcaption class=\"blocks-gallery-caption\">Both of them</figcaption></figure>",
    ),
    (
        "old gutenberg gallery",
        "<ul class=\"wp-block-gallery\"><li class=\"blocks-gallery-item\"><figure><img src=a.jpg></figure></li><li class=\"blocks-gallery-item\"><figure><img src=b.jpg></figure></li></ul>",
    ),
    (
        "classic gallery",
        "<div id='gallery-1' class='gallery galleryid-5'><dl class='gallery-item'><dt class='gallery-icon'><a href=/1><img src=a.jpg></a></dt><dd class='wp-caption-text gallery-caption'>One</dd></dl><dl class='gallery-item'><dt class='gallery-icon'><a href=/2><img src=b.jpg></a></dt></dl><br style='clear: both' /></div>",
    ),
    (
        "ghost gallery",
        "<figure class=\"kg-card kg-gallery-card kg-width-wide kg-card-hascaption\"><div class=\"kg-gallery-container\"><div class=\"kg-gallery-row\"><div class=\"kg-gallery-image\"><img src=\"a.jpg\" width=\"600\" height=\"400\" loading=\"lazy\" alt></div><div class=\"kg-gallery-image\"><img src=\"b.jpg\" width=\"600\" height=\"400\"></div></div></div><figcaption><p><span style=\"white-space: pre-wrap;\">At sea</span></p></figcaption></figure>",
    ),
    (
        "gallery of one",
        "<figure class=wp-block-gallery><figure><img src=a.jpg></figure><figcaption>Alone</figcaption></figure>",
    ),
    ("gallery with words", "<div class=gallery><p>Words of a column</p><img src=a.jpg><img src=b.jpg></div>"),
    (
        "figure with two pictures",
        "<figure><img src=a.jpg><img src=b.jpg><figcaption>Before and after</figcaption></figure>",
    ),
    // Ghost cards
    (
        "ghost image",
        "<figure class=\"kg-card kg-image-card kg-card-hascaption\"><img src=\"https://g.example/content/images/2024/a.jpg\" class=\"kg-image\" alt=\"Sea\" loading=\"lazy\" width=\"2000\" height=\"1333\" srcset=\"https://g.example/content/images/size/w600/2024/a.jpg 600w, https://g.example/content/images/size/w1000/2024/a.jpg 1000w\" sizes=\"(min-width: 720px) 720px\"><figcaption><span style=\"white-space: pre-wrap;\">The sea. Photo by </span><a href=\"https://u.example/@j\"><span>Jane Doe</span></a></figcaption></figure>",
    ),
    (
        "ghost bookmark",
        "<figure class=\"kg-card kg-bookmark-card kg-card-hascaption\"><a class=\"kg-bookmark-container\" href=\"https://other.example/story\"><div class=\"kg-bookmark-content\"><div class=\"kg-bookmark-title\">Their story</div><div class=\"kg-bookmark-description\">All about it</div><div class=\"kg-bookmark-metadata\"><img class=\"kg-bookmark-icon\" src=\"https://other.example/icon.png\" alt=\"\"><span class=\"kg-bookmark-author\">Other</span></div></div><div class=\"kg-bookmark-thumbnail\"><img src=\"https://other.example/t.jpg\" alt=\"\"></div></a><figcaption>See also</figcaption></figure>",
    ),
    (
        "ghost callout and button",
        "<div class=\"kg-card kg-callout-card kg-callout-card-blue\"><div class=\"kg-callout-emoji\">💡</div><div class=\"kg-callout-text\">Mind <b>this</b></div></div><div class=\"kg-card kg-button-card\"><a href=\"/join\" class=\"kg-btn\">Join</a></div>",
    ),
    (
        "ghost signup",
        "<div class=\"kg-card kg-signup-card\"><form data-members-form><input type=email><button>Subscribe<svg><path d=x></svg></button></form><p>Spam-free</p></div>",
    ),
    (
        "ghost toggle",
        "<div class=\"kg-card kg-toggle-card\" data-kg-toggle-state=\"close\"><div class=\"kg-toggle-heading\"><h4 class=\"kg-toggle-heading-text\">Why?</h4><button class=\"kg-toggle-card-icon\"><svg></svg></button></div><div class=\"kg-toggle-content\"><p>Because.</p></div></div>",
    ),
    (
        "ghost video, audio and file",
        "<figure class=\"kg-card kg-video-card kg-card-hascaption\"><div class=\"kg-video-container\"><video src=\"https://g.example/content/media/a.mp4\" poster=\"https://img.example/p.png\" width=\"640\" height=\"360\" playsinline preload=\"metadata\"></video><div class=\"kg-video-overlay\"><button class=\"kg-video-large-play-icon\"><svg></svg></button></div><div class=\"kg-video-player-container\"><div class=\"kg-video-player\"><span class=\"kg-video-current-time\">0:00</span><div>/<span class=\"kg-video-duration\">0:12</span></div><input type=range><button>1×</button></div></div></div><figcaption>The clip</figcaption></figure><div class=\"kg-card kg-audio-card\"><img src=\"\" alt=\"audio-thumbnail\" class=\"kg-audio-thumbnail kg-audio-hide\"><div class=\"kg-audio-player-container\"><audio src=\"https://g.example/content/media/b.mp3\"></audio><div class=\"kg-audio-title\">The horn</div><div class=\"kg-audio-player\"><button>Play</button><span>0:00</span></div></div></div><div class=\"kg-card kg-file-card\"><a class=\"kg-file-card-container\" href=\"https://g.example/content/files/plan.pdf\" title=Download download><div class=\"kg-file-card-contents\"><div class=\"kg-file-card-title\">The plan</div><div class=\"kg-file-card-caption\">Drawn by hand</div><div class=\"kg-file-card-metadata\"><div class=\"kg-file-card-filename\">plan.pdf</div><div class=\"kg-file-card-filesize\">2 MB</div></div></div><div class=\"kg-file-card-icon\"><svg></svg></div></a></div>",
    ),
    (
        "ghost html, header, product and embed",
        "<!--kg-card-begin: html--><div class=my-box><b>Own</b> <i>markup</i></div><!--kg-card-end: html--><div class=\"kg-card kg-header-card kg-v2\"><div class=\"kg-header-card-content\"><div class=\"kg-header-card-text\"><h2 class=kg-header-card-heading><span>Big words</span></h2><p class=kg-header-card-subheading>Small words</p><a href=\"https://g.example/join\" class=kg-header-card-button>Join</a></div></div></div><div class=\"kg-card kg-product-card\"><div class=kg-product-card-container><img src=\"https://g.example/lamp.jpg\" width=600 height=400 class=kg-product-card-image><div class=kg-product-card-title-container><h4 class=kg-product-card-title>Lamp</h4></div><div class=kg-product-card-description><p>Gives light.</p></div></div></div><figure class=\"kg-card kg-embed-card kg-card-hascaption\"><iframe src=\"https://player.vimeo.com/video/76979871?app_id=1\" title=\"Lighting\"></iframe><figcaption>One minute</figcaption></figure><blockquote class=\"kg-blockquote-alt\">A tide is a promise.</blockquote>",
    ),
    // Embeds
    (
        "youtube",
        "<figure class=\"wp-block-embed is-type-video is-provider-youtube\"><div class=\"wp-block-embed__wrapper\">\n<iframe loading=\"lazy\" title=\"The film\" width=\"500\" height=\"281\" src=\"https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed\" frameborder=\"0\" allow=\"autoplay\" allowfullscreen></iframe>\n</div><figcaption>Watch it</figcaption></figure>",
    ),
    (
        "bare embed",
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n</div></figure>",
    ),
    (
        "vimeo and others",
        "<iframe src=\"https://player.vimeo.com/video/76979871?h=8272103f6e\"></iframe><p>a<iframe src=\"//maps.example/embed?x=1\" title=\" A  map \"></iframe>b</p><iframe data-src=https://open.example/late></iframe>",
    ),
    (
        "unseen frames",
        "<iframe src=https://tag.example/ns.html height=0 width=0></iframe><iframe src=https://tag.example/x style=\"display:none;visibility:hidden\"></iframe><iframe></iframe><iframe src=about:blank></iframe>",
    ),
    (
        "video and audio",
        "<video src=/v.mp4 poster=/p.jpg controls title=Film>Your browser is old</video><audio controls><source src=/a.ogg type=audio/ogg><source src=/a.mp3>Sorry</audio><video></video><figure class=\"wp-block-video\"><video controls src=\"/w.mp4\"></video><figcaption>A clip</figcaption></figure>",
    ),
    ("frame that closes itself", "<p>a</p><iframe src=https://x.example/y/><p>b</p>"),
    (
        "gutenberg embeds",
        "<figure class=\"wp-block-embed is-type-rich is-provider-twitter\"><div class=\"wp-block-embed__wrapper\">\n<blockquote class=\"twitter-tweet\" data-dnt=\"true\"><p lang=\"en\">The bridge is open. <a href=\"https://t.co/a\">https://t.co/a</a></p>&mdash; City desk (@citydesk) <a href=\"https://twitter.com/citydesk/status/1700000000000000001?ref_src=x\">September 8, 2026</a></blockquote><script async src=\"https://platform.twitter.com/widgets.js\"></script>\n</div><figcaption>As posted</figcaption></figure><figure class=\"wp-block-embed is-provider-spotify\"><div class=\"wp-block-embed__wrapper\"><iframe title=\"Spotify Embed: The tide\" src=\"https://open.spotify.com/embed/episode/4uLU6hMCjMI75M1A2tKUQC?utm_source=oembed\" width=\"100%\" height=\"352\"></iframe></div></figure>",
    ),
    (
        "posts",
        "<blockquote class=\"instagram-media\" data-instgrm-permalink=\"https://www.instagram.com/p/CxYz_12-abc/?utm_source=ig_embed\"><div><a href=\"https://www.instagram.com/p/CxYz_12-abc/?utm_source=ig_embed\"><div></div> <div>View this post on Instagram</div></a><p><a href=\"https://www.instagram.com/p/CxYz_12-abc/\">A post shared by Desk (@desk)</a></p></div></blockquote><blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@desk/video/7000000000000000000\" data-video-id=\"7000000000000000000\"><section><a href=\"https://www.tiktok.com/@desk?refer=embed\">@desk</a> <p>A tide in a minute</p></section></blockquote><blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://did:plc:abcdefghij234567/app.bsky.feed.post/3kabcdefg2x\"><p lang=\"en\">Fog.<br><br><a href=\"https://bsky.app/profile/did:plc:abcdefghij234567/post/3kabcdefg2x?ref_src=embed\">[image or embed]</a></p>&mdash; Desk (<a href=\"https://bsky.app/profile/did:plc:abcdefghij234567?ref_src=embed\">@desk.example</a>) <a href=\"https://bsky.app/profile/did:plc:abcdefghij234567/post/3kabcdefg2x?ref_src=embed\">May 1, 2026 at 8:00 AM</a></blockquote><blockquote class=\"mastodon-embed\" data-embed-url=\"https://social.example/@desk/109501/embed\"><a href=\"https://social.example/@desk/109501\">Post by @desk@social.example View on Mastodon</a></blockquote>",
    ),
    (
        "frames of services",
        "<iframe src=\"https://social.example/@desk/109501/embed\" class=\"mastodon-embed\" width=400></iframe><iframe scrolling=no src=\"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456&amp;color=%23ff5500\"></iframe><iframe title=\"Turnout by ward\" aria-label=Map id=datawrapper-chart-aB3dE src=\"https://datawrapper.dwcdn.net/aB3dE/7/\" height=400></iframe><iframe src=\"http://old.example/map\"></iframe><iframe src=\"https://www.tiktok.com/embed/v2/7000000000000000000\"></iframe>",
    ),
    // Tables
    (
        "table",
        "<figure class=wp-block-table><table><thead><tr><th scope=col>Year</th><th>Votes</th></tr></thead><tbody><tr><th>2019</th><td>1,<b>234</b></td></tr><tr><td colspan=2 rowspan=0>none</td></tr></tbody><tfoot><tr><td>Sum</td><td></td></tr></tfoot></table><figcaption>Results</figcaption></figure>",
    ),
    (
        "table without head",
        "<table><caption>Cap <i>x</i></caption><tr><th>A<th>B<tr><td>1<td>2<td>3</table><table></table><table><tr><td> </td></tr></table>",
    ),
    (
        "spans",
        "<table><tr><th colspan=0>a<th colspan=100>b<th colspan=101>c<th colspan=-1>d<th colspan=99999999999>e<th colspan=\"2px\">f<th colspan=x>g</table>",
    ),
    (
        "cells with blocks",
        "<table><tr><th>k<td><p>a</p><p>b</p><ul><li>c<li>d</ul><tr><th>l<td>x<br>y<img src=flag.png width=20 height=12 alt=NO></table>",
    ),
    (
        "layout tables",
        "<table><tr><td><img src=a.jpg></td><td><p>One</p><p>Two</p></td></tr></table><table><tr><td>Only column</td></tr><tr><td><p>Second</p></td></tr></table>",
    ),
    ("table in a table", "<table><tr><td>x<table><tr><td>1<td>2</table></td><td>y</td></tr></table>"),
    ("text in a table but in no cell", "<table>lost<tr>words<td>1<td>2</table>"),
    // Code and rules
    (
        "code",
        "<pre><code class=\"language-rust\">\nfn main() {\n    a &lt; b;\n}\n</code></pre><pre>\n\n</pre><p>x <code>a  b</code></p><listing>l</listing><xmp><b>not bold</b> &amp;</xmp>",
    ),
    (
        "verse",
        "<pre class=\"wp-block-verse\">Roses are  red,\n  Violets are <em>blue</em>\n\nSecond verse</pre>",
    ),
    ("rules", "<hr><p>a</p><hr/><hr class=x><p>b</p>"),
    ("plaintext", "<p>a</p><plaintext><b>c</b></plaintext>"),
    // Documents and odds
    (
        "whole document",
        "<!DOCTYPE html><html><head><title>T</title><meta charset=utf-8><style>p{}</style></head><body class=x onload=y()><article><header><h1>Head</h1></header><p>Text</p></article></body></html>",
    ),
    ("head without an end", "<html><head><title>T</title><body><p>Text</p>"),
    (
        "comments and sections",
        "a<!-- x -->b<!--> c -->d<![CDATA[e]]>f<?xml version=1?>g<!doctype x>h</ i>j<!-->k",
    ),
    ("gaps make no tags", "<p>1 <<u>b>x</u> &<u>lt;</u> &am<u></u>p; <<!-- -->script>y</p>"),
    (
        "entities in attributes",
        "<a href=\"/s?a=1&copy=2&amp;lt=3&#38;x\">l</a><img src=a.jpg alt='&lt;b&gt; \"x\" &eacute;'>",
    ),
    (
        "form around words",
        "<form><p>Newsletter</p><label>Mail <input name=m></label></form><label>Outside</label><select><option>x</select><textarea><b>y</b></textarea>",
    ),
    ("unclosed form", "<p>a</p><form><p>b</p><button><p>c</p>"),
    (
        "svg and math",
        "<p>a<svg viewBox=x><title>t</title><style>s</style><text>v</text></svg>b<math><mi>x</mi></math>c<svg/>d</p>",
    ),
    (
        "objects",
        "<p>a<object data=x><p>fallback</p></object>b<embed src=x>c<applet>d</applet><canvas>e</canvas></p>",
    ),
    ("template", "<p>a</p><template><p>b</p><template>c</template></template><p>d</p>"),
    ("nothing", "   <p></p><div> <span></span></div><!-- -->"),
    ("text only", "Only text"),
    ("ruby", "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>"),
    (
        "custom elements",
        "<my-card><p>a</p><x-y>b</x-y></my-card><center>c</center><nobr>d</nobr><blink>e</blink>",
    ),
];
