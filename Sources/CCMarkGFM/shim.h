#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

// The library exports these for its extensions, and declares them in a header that is not installed everywhere.
int cmark_utf8proc_is_space(int32_t codePoint);
int cmark_utf8proc_is_punctuation(int32_t codePoint);
