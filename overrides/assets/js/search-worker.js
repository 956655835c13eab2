/* Search in a worker: the core alone, so that typing stays smooth over a large index. */
"use strict";
importScripts("search-text.js", "search-index.js", "search-query.js", "search-rank.js");
const index = self.asc.searchCore.create();
self.onmessage = ({ data }) => {
  if (data.take) index.take(...data.take);
  else self.postMessage({ id: data.id, answer: self.asc.searchCore.search(index, data.query, data.options) });
};
