// Search without a server. The index is made of scripts, which call `load`, so that it works from file:// too.
//
// It is published without comments, which stand in lines of their own, without what means nothing, and with short names in
// the places of these, which are its own ones and stand in none of its regular expressions; those used most come first:
//short text one terms end term left next sums parts found sum ways number golomb hits isSure first query manifest kinds
//short take ones to sign data words parent lists last file at plan result answer bits hit link base places item doubts unit
//short part list start isWhole isIn make form ask kindsOf bound before isRest address more folds bounds packed dropped
//short script open simpleOf read numbers middle inner begins outOf status stamp seen gone least way isLong place kept into
//short looked folded best files told low isBrief mask run placesOf element mark asked timer isMore links error wider isOpen
//short isCut isLoose other isTrusted below level articles simplified isTraditional note root high unused width nextKey
//short either isName foldOne cjk classOf pairs isLast time token quoted shardsOf isNear isDoubtful id trace placesIn hitsOf
//short tell body mine wait isNamed items isEscape options isWide chances odds lookUp texts lines step plain begin known isOther
//short isSimplified isOwn isInWord year month readIndex partsOf addressOf isAddress dayOf parse pattern isMixed loadShard
//short sumsOf rank resultOf path slug whole own details others tag excerpt show observer slow isSlash reject resolve isFew
//short isThere room batch hasOne say again work prefix typed field given
//
// Throughout: s is a segment of the index, n the number of an article in it, and a sum is what is known of a term in an
// article, as one number: its level * 16384 + a bit for each class of what follows it there; 0 if it is not there.
'use strict';
{
  const root = new URL('..', document.currentScript.src).href;

  // MARK: Files of the index

  // What is being loaded or is there, by name; what awaits it; what is put behind addresses to get past a cache.
  let files = {}, stamp = '';
  const told = {};

  // What a file holds, as `read` makes of it. It has to be of the same build as the index.
  const get = (name, digest, read) => files[name] = files[name] || new Promise((resolve, reject) => {
    const script = document.createElement('script');
    told[name] = (found, data) => found === digest && resolve(read(data));
    script.onload = script.onerror = reject;
    script.src = `${root}search/${name}.js${stamp}`;
    document.head.append(script);
  }).catch((error) => {
    files = {};
    throw error;
  });

  // The bits that are being read, and from where. Behind their end are zeros, so that every loop ends.
  let bits, at;

  // 47 bits are in three characters.
  function open(packed) {
    bits = new Uint8Array(packed.length / 3 * 47);
    at = 0;
    for (let i = 0; i < packed.length; i += 3) {
      const number = [0, 1, 2].reduce((sum, j) => sum * 52016 + packed.charCodeAt(i + j) - 256, 0);
      for (let left = 47; left--;) bits[at++] = number / 2 ** left & 1;
    }
    at = 0;
  }

  function take(count) {
    let number = 0;
    while (count--) number = number << 1 | bits[at++];
    return number;
  }

  // A number in an exponential Golomb code of order k, below a bound.
  function golomb(k, bound = 2 ** 30) {
    let count = k;
    while (bits[at++]) count++;
    const number = (1 << count | take(count)) - (1 << k);
    if (count > 30 || number >= bound || at > bits.length) throw Error('malformed');
    return number;
  }

  // A number below another one, in a truncated binary code.
  function below(bound) {
    const width = 31 - Math.clz32(bound), unused = (2 << width) - bound, number = take(width);
    return number < unused ? number : number * 2 + take(1) - unused;
  }

  // Ascending numbers, in a binary interpolative code: the middle one, then each half. It is called as deep as they can be halved.
  function numbers(into, from, to, low, high) {
    if (from === to) return;
    const middle = from + to >> 1, number = into[middle] = low + middle - from + below(high - low - to + from + 1);
    numbers(into, from, middle, low, number);
    numbers(into, middle + 1, to, number + 1, high);
  }

  const unit = String.fromCharCode;

  function nextKey(key) {
    if (take(1)) return key.slice(0, -1) + unit(key.charCodeAt(key.length - 1) + golomb(4) + 1);
    key = key.slice(0, golomb(0));
    for (let left = golomb(0); left >= 0; left--) key += unit(take(1) ? golomb(14) : take(7));
    return key;
  }

  const level = () => take(1) && 1 + take(1);
  const either = (a, b) => Math.max(a, b) & 49152 | (a | b) & 16383;

  // Reads the list of a key, into `sums` if there are any.
  function list(key, count, sums) {
    const size = golomb(0, count) + 1, articles = [], isName = /^[@#$/]/.test(key);
    const isBrief = isName || size < 5 || key[0] === '*' || !key[1] && cjk.test(key);
    numbers(articles, 0, size, 0, count);
    for (const n of articles) {
      let best = isName ? 0 : level(), left = 1, mask = isBrief && 16383;
      if (!isBrief && best > 1 && !take(1)) [best, left] = [level(), golomb(0) + 2];
      if (left > 3) mask = take(12);
      else while (!isBrief && left--) mask |= 1 << below(12);
      if (sums) sums[n] = either(sums[n], best << 14 | mask);
    }
  }

  function readIndex(manifest) {
    let base = 0;
    folds = new Map();
    simpleOf = new Map();
    open(manifest.variants);
    for (let left = golomb(9), one = 0; left--;) {
      simpleOf.set(unit(one += golomb(2)), unit(one + (take(1) ? -1 : 1) * golomb(7)));
    }
    simplified = new Set(simpleOf.values());
    for (const s of manifest.segments) {
      let key = '', day = -719162, n = 0;
      open(s.keys);
      s.begins = [key];
      for (let left = golomb(5); left > 1; left--) s.begins.push(key = nextKey(key));
      open(s.days);
      s.days = Array(s.count).fill();
      for (let left = golomb(5); left--;) s.days.fill(day += golomb(4), n += golomb(0), n += golomb(2) + 1);
      open(s.traditional);
      const articles = [];
      numbers(articles, 0, golomb(5), 0, s.count);
      s.isOther = new Set(articles);
      s.lists = new Map();
      s.base = base;
      base += s.count;
    }
    return manifest;
  }

  // MARK: Folding

  let folds = new Map(), simpleOf = folds, simplified;

  // Pairs of surrogates stay as they are.
  function foldOne(one) {
    if (!folds.has(one)) {
      const plain = one[1] ? one : one.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKD')
        .replace(/[\u0300-\u036f\ufe00-\ufe0f\p{Cf}]/gu, '').normalize('NFC').replace('ς', 'σ').replace(/[‘’]/, "'");
      folds.set(one, plain.replace(/./gu, (part) => simpleOf.get(part) || part));
    }
    return folds.get(one);
  }

  const fold = (text) => [...text].map(foldOne).join('').replace(/\s/g, ' ');

  // C for a unit of Chinese, Japanese or Korean, W for one of words, S for one that separates.
  const cjk = /[⺀-⿟々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿㄅ-ㄯㄱ-ㆎㆠ-ㆿㇰ-ㇿ㐀-䶿一-鿿ꥠ-꥿가-\ud7fb\ud800-\udfff\uf900-\ufaff]/;
  const kindsOf = (text) => text.replace(/[^]/g, (unit) => cjk.test(unit) ? 'C' : /[\p{L}\p{N}\p{M}]/u.test(unit) ? 'W' : 'S');
  const isInWord = (text, i) => kindsOf(text.slice(i - 1, i + 1)) === 'WW';

  // MARK: The query

  // The bit of the class of the first unit that separates nothing; all bits if there is none.
  function classOf(text) {
    const i = kindsOf(text).search(/[CW]/);
    return i < 0 ? 16383 : 1 << ((text.charCodeAt(i) * 0x9e37 & 0xffff) * 12 >> 16);
  }

  // What of folded text is looked up, as the first and the last of keys, and what has to follow it. Names in filters have a
  // sign, and nothing follows them; a single character of one finds the names too in which another follows it.
  function partsOf(text, isWhole, sign = '') {
    const parts = [], kinds = kindsOf(text), pairs = sign ? /CC/ : /CC|CW|WC/;
    const add = (key, end, isOpen) => {
      parts.push({ first: sign + key, last: sign + key + (isOpen ? '\uffff' : ''), next: classOf(sign ? '' : text.slice(end)) });
    };
    for (const { 0: run, index } of kinds.matchAll(/C|W+/g)) {
      const end = index + run.length, key = text.slice(index, end).slice(0, 40), isLast = !isWhole && !text[end];
      if (run > 'D') add(isLast && !key[2] ? '*' + key : key, end, isLast && key[2]);
      if (pairs.test(kinds.slice(end - 1, end + 1))) add(text.slice(end - 1, end + 1), end + 1);
      else if (run < 'D' && !pairs.test(kinds.slice(index - 1, end))) add(key, end, sign);
    }
    return parts;
  }

  // The parts of an address, if it is one.
  function addressOf(text) {
    const isAddress = /:\/\/|^[a-z\d.-]+\.[a-z]{2,}([/:]|$)/i.test(text);
    const parts = isAddress && text.toLowerCase().replace(/^(.*?:\/\/)?(www\.)?|#.*/g, '').match(/\?.*|[^/?]+/g);
    return (parts || []).map((part) => '/' + part.slice(0, 40)).map((key) => ({ first: key, last: key, next: 16383 }));
  }

  // The first day of a year, of a month, or of a day, counted from 1970, if there is one.
  function dayOf(text) {
    const [, year, month = 1, day = 1] = /^(\d{4})(?:\D(0?[1-9]|1[0-2])(?:\D(\d\d?))?)?\D?$/.exec(text) || [];
    const time = Date.UTC(year, month - 1, day);
    return new Date(time).getUTCDate() === +day && time / 864e5;
  }

  // A term has ways in which it can be there, each of several parts; `inner` and `cut` are for when little or nothing is found:
  // inside words, and where a word begins before it. It is sure if no text has to be looked into.
  function parse(query) {
    const plan = { terms: [], bounds: [], wrong: [], isCut: query.length > 200 };
    const pattern = /(?:(author|outlet|section|before|after)[:：]\s*)?(?:[\x22“「](.*?)[\x22”」](?=\s|$)|(\S+))/gis;
    for (const [token, prefix = '', quoted, typed = quoted] of query.slice(0, 200).matchAll(pattern)) {
      const isWhole = typed === quoted, text = fold(typed), kinds = kindsOf(text), day = dayOf(text), field = prefix.toLowerCase();
      // What looks like a name of parts that it is not; titles begin with a capital.
      const isNamed = field || /^[a-z]+:(?!\/)/.test(token);
      const sign = { author: '@', outlet: '#', section: '$' }[field], parts = partsOf(text, isWhole || sign, sign);
      if (sign && parts[0]) plan.terms.push({ ways: [parts], isSure: true });
      else if (field && !sign && day !== false) plan.bounds.push((other) => field < 'b' ? other >= day : other < day);
      else if (isNamed) plan.wrong.push(token);
      if (isNamed) continue;
      const address = isWhole ? [] : addressOf(typed), ways = [address, address[1] ? [] : parts].filter((way) => way[0]);
      if (ways[0]) plan.terms.push({
        ways, text, start: classOf(text), isMixed: /S|CW|WC/.test(kinds), isSure: address[0] || !parts[1] && !/S/.test(kinds),
        inner: !isWhole && query[1] && /^S*W+S*$/.test(kinds) && [[{ first: '0', last: '\u2e7f', text: parts[0].first.replace('*', ''), next: 16383 }]],
        cut: !isWhole && /^S*W+(C|S.*CC)/.test(kinds) && [parts.slice(1)], isRest: /^S*W{1,3}[CS]/.test(kinds),
      });
    }
    return plan;
  }

  // MARK: Finding

  // The numbers of the shards in which a part may be.
  function shardsOf({ begins }, { first, last }) {
    const count = (bound) => begins.filter((begin) => begin <= bound).length;
    return [...begins.keys()].slice(count(first) - 1, count(last));
  }

  const loadShard = (s, i) => get(s.name + '/' + i, s.digest, (packed) => {
    open(packed);
    for (let left = golomb(5), key = ''; left--;) {
      s.lists.set(key = nextKey(key), [bits, at]);
      list(key, s.count);
    }
  });

  // How many bits are set: all, where nothing is known of what follows.
  const ones = new Uint8Array(16384);
  for (let i = 1; i < 16384; i++) ones[i] = ones[i >> 1] + (i & 1);

  // The sums of a term, and how many classes may follow a part of it at most: more than two are doubtful. Each part has to be
  // followed by the next, in one of the ways. An article that has all parts, and is not found since one of them is not, would have
  // been found by chance: the more of the twelve classes follow that part, the likelier. For each such one as many are found by
  // chance as its odds say; those behind which all twelve or eleven follow may be too. A term is loose where these are an eighth, and
  // some more of few.
  function sumsOf(s, ways, term) {
    const sums = new Uint16Array(s.count), doubts = sums.slice();
    let odds = 0;
    for (const parts of ways) {
      const all = sums.map(() => 65535), chances = new Float32Array(s.count).fill(1);
      parts.forEach(({ first, last, text, next }, i) => {
        const found = sums.map(() => 0);
        const isIn = (key) => key >= first && key <= last && (!text || key.includes(text) && !/[CS]/.test(kindsOf(key)));
        for (const key of first < last ? [...s.lists.keys()].filter(isIn) : [first]) {
          if (!s.lists.has(key)) continue;
          [bits, at] = s.lists.get(key);
          list(key, s.count, found);
        }
        found.forEach((sum, n) => {
          const count = ones[sum & 16383];
          if (i) doubts[n] = Math.max(doubts[n], ones[all[n] & 16383]);
          chances[n] *= sum && (sum & next ? 1 : count / (12.5 - count));
          all[n] = all[n] && sum & next && Math.min(all[n], sum) & 49152 | sum & 16383;
        });
      });
      all.forEach((sum, n) => {
        sums[n] = either(sums[n], sum);
        odds += sum ? doubts[n] > 10 && doubts[n] < 13 : chances[n];
      });
    }
    term.isLoose |= odds * 8 > 3 + sums.filter((sum) => sum).length;
    return { sums, doubts };
  }

  // The articles that have all terms, best first, each as which one it is * 2 + whether its text has to be looked into.
  // What is in the script of the query, Traditional or Simplified, comes first, then titles, then first lines, and then newer ones.
  function rank(segments, terms, ways, isIn, newest, query) {
    const hits = [], hasOne = (known) => [...query].some((one) => known.has(one));
    const isTraditional = hasOne(simpleOf), isSimplified = !isTraditional && hasOne(simplified);
    for (const s of segments) {
      const found = terms.map((term, i) => sumsOf(s, ways[i], term));
      s.days.forEach((day, n) => {
        if (found.some(({ sums }) => !sums[n]) || !isIn(day)) return;
        let least = 2, sum = 0, before = 16383, isNear = 1, isDoubtful = 0;
        terms.forEach((term, i) => {
          if (!term.start) return;
          const { sums, doubts } = found[i];
          least = Math.min(least, sums[n] >> 14);
          sum += sums[n] >> 14;
          if (!(before & term.start)) isNear = 0;
          before = sums[n];
          if (!term.isSure && (term.isMixed || ways[i] === term.cut || doubts[n] > 2)) isDoubtful = 1;
        });
        const isOwn = s.isOther.has(n) ? !isSimplified : !isTraditional;
        hits.push(((newest ? 0 : (isOwn * 4 + least) * 1024 + sum * 2 + isNear) * 2 ** 31 + s.base + n) * 2 + isDoubtful);
      });
    }
    return [...Float64Array.from(hits).sort().reverse()].map((hit) => hit % 2 ** 32);
  }

  async function resultOf(manifest, id) {
    const s = manifest.segments.find(({ base, count }) => id < base + count), n = id - s.base;
    const lines = await get(`${s.name}/d${n / s.block | 0}`, s.digest, (data) => data.split('\n'));
    const [path, title, place, language, texts, isLong = 0] = lines[n % s.block].split('\t'), [slug, outlet = ''] = manifest.outlets[place] || [];
    const day = new Date(s.days[n] * 864e5).toJSON().slice(0, 10);
    const whole = path.replace(/^~~/, `~${slug}-`).replace(/^~/, day.replace(/-/g, '/') + '/') + '.html';
    return {
      href: encodeURI(whole).replace(/[?#:]/g, escape), title, outlet, day, language: language || manifest.language, s, n, isLong,
      file: manifest.mode === 'full' && `${s.name}/t${texts}`,
    };
  }

  // A text, folded, and from where in it each unit of that comes.
  function trace(text) {
    let i = 0;
    const from = [...text].flatMap((one) => Array(foldOne(one).length).fill((i += one.length) - one.length));
    return { from: [...from, i], folded: fold(text) };
  }

  // Where terms are in a text, from and to: at the beginning of words, if they are there too.
  function placesOf({ from, folded }, terms) {
    const places = terms.flatMap(({ text }) => {
      const all = [];
      for (let i = 0; text && (i = folded.indexOf(text, i)) >= 0; i += text.length) all.push(i);
      const begins = all.filter((i) => !isInWord(folded, i));
      return (begins.length ? begins : all).map((i) => {
        let end = i + text.length;
        while (from[end] === from[end - 1]) end++;
        return [from[i], from[end]];
      });
    });
    return places.sort((a, b) => a[0] - b[0]);
  }

  // Where the terms are in an article's text, if each of them really is in the article; nothing is known of it without texts.
  async function placesIn({ title, file, s, n }, terms) {
    if (!file) return [];
    const all = await get(file, s.digest, (data) => data.split('\u0001')), own = all.find((one) => one.startsWith(n + '\t'));
    const [, details, text] = /\t(.*?)\n(.*)/s.exec(own), parts = [title, details, text].map(trace);
    return terms.every((term) => term.isSure || parts.some((one) => placesOf(one, [term])[0])) && { text, places: placesOf(parts[2], terms) };
  }

  // `care` says which texts are looked into to be sure, and in how many files at most. 0: some, as for the page; 1: all that loose
  // terms find, too, where there are not many segments, each with files of its own; 2: all that are in doubt.
  async function find(query, { limit = 20, offset = 0, newest, care = 0 }) {
    const manifest = await get('index', '', readIndex), plan = parse(query + ''), { terms, bounds } = plan;
    const isIn = (day) => bounds.every((one) => one(day)), looked = new Set(), results = [], room = manifest.mode === 'full' ? [4, 100, 500][care] : 0;
    const segments = manifest.segments.filter(({ days }) => (terms[0] || bounds[0]) && days.some(isIn));
    // What has the terms, each in one of some ways. Of several segments most have nothing of what is rare: one part of each way is
    // looked up there first, and no more where it is nowhere. Of one segment all are looked up at once, since each round takes time.
    const hitsOf = async (ways) => {
      const one = (way) => way[1] || way[0];
      await Promise.all(segments.map(async (s) => {
        const lookUp = (parts) => Promise.all(parts.flatMap((part) => shardsOf(s, part)).map((i) => loadShard(s, i)));
        const isThere = ({ first, last }) => first < last || s.lists.has(first);
        if (segments[1]) {
          await lookUp(ways.flat().map(one));
          if (!ways.every((term) => term.map(one).some(isThere))) return;
        }
        await lookUp(ways.flat(2));
      }));
      return rank(segments, terms, ways, isIn, newest, query + '');
    };
    let hits = await hitsOf(terms.map(({ ways }) => ways)), next = offset;
    const wider = ({ inner, cut, isRest }) =>
      (!kept || isRest) && room && cut || inner && segments.flatMap((s) => shardsOf(s, inner[0][0])).length <= 40 && inner;
    const kept = hits.length, isCut = terms.some((term) => term.cut && wider(term)), isSure = terms.every((term) => term.isSure);
    const isLoose = !segments[2] && terms.some((term) => term.isLoose);
    // Of few articles each is looked into, and of more for a long query, whose parts may stand here and there; of others those that
    // are in doubt, from the last one on, until one is as it should be, since the first ones have it in their titles and seldom are
    // wrong, and long texts behind all others, since they take long; of words that begin before a term every one, and no more
    // than may be looked into. These come when the others do not fill the first page.
    let isWide = offset && offset < kept;
    while (results.length < limit) {
      if (next >= hits.length) {
        if (isWide || !terms.some(wider)) break;
        const known = new Set(hits.map((hit) => hit >>> 1)), others = await hitsOf(terms.map((term) => wider(term) || term.ways));
        hits = hits.concat(others.filter((hit) => !known.has(hit >>> 1)));
        isWide = 1;
      }
      const isRest = isCut && next >= kept, left = isRest ? room - looked.size : limit;
      if (left < 1) break;
      const batch = hits.slice(next, next + Math.min(left, limit - results.length)), ones = await Promise.all(batch.map((hit) => resultOf(manifest, hit >>> 1)));
      let isTrusted;
      for (const i of [...ones.keys()].reverse().sort((a, b) => ones[a].isLong - ones[b].isLong)) {
        const one = ones[i], { file } = one, isFew = hits.length < (query[4] ? 13 : 3);
        const isOpen = batch[i] & 1 && (isRest || !isTrusted || care > 1) || (isFew || care && isLoose) && !isSure;
        if (file && isOpen && (looked.has(file) || looked.size < room)) {
          looked.add(file);
          isTrusted = one.isSure = !!await placesIn(one, terms);
        }
        if (isRest ? !one.isSure : one.isSure === false) delete ones[i];
      }
      next += batch.length;
      results.push(...ones.flat());
    }
    const dropped = next - offset - results.length;
    const isExact = isSure || dropped + results.filter((one) => one.isSure).length === hits.length;
    return { ...plan, total: hits.length - dropped, isExact, results, all: hits.length, dropped, next, isSure };
  }

  // What is in a cache may be of another build: then everything is loaded anew, once.
  const again = (work, before = stamp) => work().catch((error) => {
    if (before) throw error;
    stamp = stamp || '?' + Date.now();
    return work();
  });

  const search = (query, options = {}) => again(() => find(query, options));

  // MARK: The page

  function make(parent, tag, text = '') {
    const element = document.createElement(tag);
    parent.append(element);
    element.append(text);
    return element;
  }

  function mark(parent, text, places, i = 0, end = text.length) {
    for (const [from, to] of places) {
      if (from < i || to > end) continue;
      parent.append(text.slice(i, from));
      make(parent, 'mark', text.slice(from, i = to));
    }
    parent.append(text.slice(i, end));
  }

  // From a place on to one that is not inside of what has these kinds of units, if there is one near.
  function outOf(kinds, text, i, step) {
    for (let left = 30; left-- && kinds.test(kindsOf(text.slice(i - 1, i + 1)));) i += step;
    return i;
  }

  // Some hundred characters around the first place. The link leads to the clause that it is in: browsers find whole words only, and
  // where Chinese ones begin is for them to say.
  function excerpt(parent, link, { text, places }) {
    const [[from, to] = [0, 0]] = places, first = text.slice(outOf(/[CW]{2}/, text, from, -1), outOf(/[CW]{2}/, text, to, 1));
    const start = outOf(/WW/, text, Math.max(0, from - 25), -1), end = outOf(/WW/, text, start + 100, 1);
    if (to) link.href += '#:~:text=' + encodeURIComponent(first.replace(/[\ud800-\udfff]/gu, '')).replace(/-/g, '%2D');
    parent.append(start ? '…' : '');
    mark(parent, text, places, start, end);
    parent.append(text[end] ? '…' : '');
  }

  const form = document.querySelector('form[data-many]');
  if (form) {
    const { q, order } = form, words = form.dataset;
    const [status, note, list, more, lists] = document.querySelectorAll('#status, #note, #found, #more, #lists');
    let asked = 0, timer, answer, seen, gone;

    // What is there already is not said again by those that read aloud.
    const say = (text) => status.textContent === text || (status.textContent = text);

    function tell() {
      const count = answer.all - gone, text = (count - 1 ? words.many : words.single).replace(/{.*}/, count);
      say(!answer.terms[0] && !answer.bounds[0] ? words.empty : !count ? words.none
        : answer.isSure || seen === answer.all ? text : words.most.replace(/{.*}/, text));
    }

    function show(result) {
      const { terms } = answer, item = make(list, 'li', result.outlet + ' ');
      make(item, 'small', result.day);
      const link = make(make(item, 'h3'), 'a'), text = make(item, 'div');
      link.lang = text.lang = result.language;
      link.dir = text.dir = 'auto';
      link.href = result.href;
      mark(link, result.title, placesOf(trace(result.title), terms));
      if (result.file) new IntersectionObserver(async ([{ isIntersecting }], observer) => {
        if (!isIntersecting) return;
        observer.disconnect();
        const body = await again(() => placesIn(result, terms));
        if (!item.isConnected) return;
        seen++;
        if (body) excerpt(text, link, body);
        else {
          gone++;
          if (document.activeElement === link) q.focus();
          item.remove();
        }
        tell();
        // What is found by chance alone is not gone through to its end unless somebody asks for more.
        if (!list.firstChild && !more.hidden && answer.next < 60) ask(true);
      }, { rootMargin: '50%' }).observe(item);
      return link;
    }

    async function ask(isMore) {
      const mine = ++asked, slow = setTimeout(say, 300, words.loading);
      clearTimeout(timer);
      order.name = order.value && 'order';
      // In a folder (file:) behind a #, which keeps the page.
      const address = q.value && (root[0] > 'g' ? '?' : '#') + new URLSearchParams(new FormData(form));
      try {
        history.replaceState(0, '', location.pathname + address);
      } catch {}
      try {
        const found = await search(q.value, { offset: isMore ? answer.next : 0, newest: order.value });
        if (mine !== asked) return;
        answer = found;
        if (!isMore) {
          seen = gone = 0;
          list.textContent = '';
        }
        seen += found.dropped;
        gone += found.dropped;
        const links = found.results.map(show);
        more.hidden = found.next >= found.all;
        lists.hidden = links[0];
        note.textContent = (found.isCut ? words.cut : '') + (found.wrong[0] ? words.wrong + found.wrong.join(', ') : '');
        tell();
        if (isMore && links[0]) links[0].focus();
      } catch {
        if (mine !== asked) return;
        say(words.failed);
        lists.hidden = false;
      } finally {
        clearTimeout(slow);
      }
    }

    function read() {
      const given = new URLSearchParams(location.search || location.hash.slice(1));
      q.value = given.get('q') || q.value;
      order.value = given.get('order') || order.value;
      ask();
    }

    const wait = ({ isComposing }) => {
      clearTimeout(timer);
      if (!isComposing) timer = setTimeout(ask, 150);
    };
    q.oninput = wait;
    q.addEventListener('compositionend', wait);
    // What returns false keeps the browser from doing what it would do.
    form.onsubmit = order.onchange = () => !ask();
    more.onclick = () => ask(true);
    onhashchange = read;
    onkeydown = ({ key, target, isComposing, ctrlKey, altKey, metaKey }) => {
      const items = [q, ...document.querySelectorAll('#found a, #more:not([hidden])')], i = items.indexOf(target);
      const isEscape = key === 'Escape' && i >= 0, isSlash = key === '/' && i > 0;
      const next = isEscape || isSlash ? q : i >= 0 && items[i + { ArrowDown: 1, ArrowUp: -1 }[key]];
      if (!next || isComposing || ctrlKey || altKey || metaKey) return;
      next.focus();
      if (isEscape) ask(q.value = '');
      return false;
    };
    read();
  }

  var broadsheetSearch = {
    index: (data) => told.index('', data),
    load: (name, ...data) => told[name](...data),
    search,
    fold,
  };
}
