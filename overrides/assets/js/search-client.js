/* Search in a page: takes the parts of the index as they come and asks the core, here or (for a
   large index, from a server) in a worker. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const site = asc.searchSite;

  /** Entries above which keys are answered by a worker; a page on a disk may not start one. */
  const WORKER_FROM = 3000;
  const AT_ONCE = 2;

  let head = null;
  let host = null;
  let strings = {};
  let queue = [];
  let running = 0;
  let asked = 0;
  const early = [];
  const waiting = new Map();
  const listeners = [];
  const buckets = new Map();

  /* ---- who answers ---- */

  const inline = () => {
    const index = asc.searchCore.create();
    return {
      take: (kind, data) => index.take(kind, data),
      ask: (query, options) => Promise.resolve(asc.searchCore.search(index, query, options)),
    };
  };
  /* A worker takes a while to come: until it does, the head is asked here. */
  const apart = () => {
    const worker = new Worker(`${site.code}worker.js`);
    const here = inline();
    let ready = false;
    worker.onmessage = ({ data }) => {
      if (data.ready) {
        ready = true;
        told();
      } else {
        waiting.get(data.id)(data.answer);
        waiting.delete(data.id);
      }
    };
    return {
      take: (kind, data) => {
        worker.postMessage({ take: [kind, data] });
        if (kind !== "body") here.take(kind, data);
      },
      ask: (query, options) => {
        if (!ready) return here.ask(query, options);
        return new Promise((done) => {
          waiting.set(++asked, done);
          worker.postMessage({ id: asked, query, options });
        });
      },
    };
  };
  const chosen = () => {
    if (head.size > WORKER_FROM && location.protocol !== "file:" && globalThis.Worker) {
      try {
        return apart();
      } catch (refused) {
        return inline();
      }
    }
    return inline();
  };

  /* ---- parts ---- */

  const told = () => listeners.forEach((listen) => listen());
  const pump = () => {
    while (running < AT_ONCE && queue.length) {
      running++;
      site.fetchScripts([`${site.index}body-${queue.shift()}.js`]).catch(() => {}).then(() => {
        running--;
        pump();
      });
    }
  };
  const receive = ([kind, data]) => {
    if (kind === "strings") strings = data;
    else if (kind === "map") keepMap(data);
    else if (kind === "head") {
      head = data;
      host = chosen();
      host.take(kind, data);
      early.splice(0).forEach((part) => host.take(...part));
      queue = data.shards.map((_, at) => at);
      setTimeout(pump);
    } else if (host) host.take(kind, data);
    else early.push([kind, data]);
    told();
  };

  /* ---- a large index: rare pieces tell which shard to fetch first ---- */

  const pieces = (query) => {
    const text = asc.searchText.normal(query);
    const found = (text.match(/[a-z0-9]{4,}/g) || []).map((word) => word.slice(0, 5));
    for (const run of text.match(/\p{Script=Han}+/gu) || []) {
      for (let at = 0; at + 1 < run.length; at++) found.push(run.slice(at, at + 2));
    }
    return found.slice(0, 12);
  };
  const bucketOf = (piece) => {
    let value = 0;
    for (let at = 0; at < piece.length; at++) value = (value * 31 + piece.charCodeAt(at)) % 65536;
    return value % head.buckets;
  };
  const keepMap = ({ bucket, pieces: groups }) => {
    const found = new Map();
    for (const shards of Object.keys(groups)) {
      for (const piece of groups[shards].split(" ")) found.set(piece, shards.split(",").map(Number));
    }
    buckets.set(bucket, found);
  };
  const hurry = (query) => {
    if (!head || !head.buckets || !queue.length) return;
    const wanted = pieces(query);
    const missing = [...new Set(wanted.map(bucketOf))].filter((one) => !buckets.has(one));
    missing.forEach((one) => buckets.set(one, new Map()));
    site.fetchScripts(missing.map((one) => `${site.index}map-${one}.js`)).catch(() => {}).then(() => {
      const first = new Set(wanted.flatMap((piece) => buckets.get(bucketOf(piece)).get(piece) || []));
      queue = [...queue.filter((at) => first.has(at)), ...queue.filter((at) => !first.has(at))];
    });
  };

  const parts = (asc.searchParts = asc.searchParts || []);
  const come = parts.splice(0);
  parts.push = (part) => receive(part);

  asc.searchClient = {
    /** Results of a query, or null while the head is on its way. */
    ask: (query, options) => {
      if (!host) return Promise.resolve(null);
      hurry(query);
      return host.ask(query, { language: site.language, ...options });
    },
    /** Call `listen` whenever more of the index has come. */
    more: (listen) => listeners.push(listen),
    /** A string of the interface, its places filled. */
    t: (name, values) =>
      Object.keys(values || {}).reduce(
        (text, place) => text.split(`{${place}}`).join(values[place]),
        strings[name] === undefined ? name : strings[name],
      ),
    has: (name) => strings[name] !== undefined,
  };
  come.forEach(receive);
})();
