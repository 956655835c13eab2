/* Search in a worker, after the core in one file: typing stays smooth over a large index. */
(() => {
  "use strict";
  const { create, search } = self.asc.searchCore;
  const index = create();
  self.onmessage = ({ data }) => {
    if (data.take) {
      index.take(...data.take);
      if (data.take[0] === "words") self.postMessage({ ready: true });
      index.warm();
    } else self.postMessage({ id: data.id, answer: search(index, data.query, data.options) });
  };
})();
