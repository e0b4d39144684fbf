/**
 * Tells how much of the processor a thread gets on this machine just now: what the page's other workers can have had, which no browser says of them.
 * It works for so many milliseconds. Where it was set aside meanwhile, two looks at the clock lie apart.
 */
addEventListener("message", ({ data: ms }: MessageEvent<number>) => {
  const begun = performance.now();
  let had = 0;
  let finest = Number.POSITIVE_INFINITY;
  let last = begun;
  // A thread that gets next to nothing answers all the same.
  while (had < ms && last - begun < 20 * ms) {
    const now = performance.now();
    const gap = now - last;
    last = now;
    if (gap === 0) continue;
    finest = Math.min(finest, gap);
    // Clocks of browsers are coarse, some much more than a millisecond: a tick of the clock is no gap.
    if (gap <= Math.max(1, 2 * finest)) had += gap;
  }
  postMessage(had / (last - begun));
});
