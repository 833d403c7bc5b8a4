// What shared judges of search call: the addresses of the first k pages that the site's own search finds for q.
//
// It can run in any page of the site. The first page lets the site's script run, as search.html does; where a page allows no
// script, search.html is opened as a window, which is kept for later queries.
async function search(q, k) {
  const home = document.querySelector('body > header a[href$="index.html"]');
  const root = new URL('.', home ? home.href : location.origin + '/').href;
  const wait = async (read) => {
    for (let waited = 0; !read(); waited += 5) {
      if (waited > 30000) throw Error('no search at ' + root);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return read();
  };
  if (!window.broadsheetSearch) {
    await new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = root + 'search/search.js';
      script.onload = script.onerror = resolve;
      document.head.append(script);
    });
  }
  if (!window.broadsheetSearch) {
    window.searchWindow = window.searchWindow || window.open(root + 'search.html');
    window.broadsheetSearch = await wait(() => window.searchWindow.broadsheetSearch);
  }
  // More texts are looked into than for readers, to whom the page shows that it is still looking. Punctuation is not in the index,
  // and words beside Chinese characters are not tied to them, so that judges, who mean both, need still more.
  const care = /[^\p{L}\p{N}\p{M}\s]|[a-z\d]\p{Script=Han}|\p{Script=Han}[a-z\d]/iu.test(q) ? 2 : 1;
  const { results } = await window.broadsheetSearch.search(q, { limit: k, care });
  return results.map(({ href }) => new URL(href, root).href);
}
