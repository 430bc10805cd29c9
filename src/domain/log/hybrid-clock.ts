/**
 * Hybrid logical clock (Kulkarni et al. 2014): wall milliseconds where they advance, else a counter, so that a change always sorts
 * after everything its writer had seen, even when clocks disagree. Written as 12 hex digits of milliseconds, `-`, 4 hex digits of
 * counter: text order is clock order.
 */
export type HybridTime = string

function format(ms: number, counter: number): HybridTime {
  return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`
}

/**
 * The next time after `last` (undefined: nothing seen yet).
 * @param nowMs wall clock, Unix milliseconds, a non-negative integer
 */
export function tick(last: HybridTime | undefined, nowMs: number): HybridTime {
  if (last === undefined) return format(nowMs, 0)
  const lastMs = Number.parseInt(last.slice(0, 12), 16)
  const lastCounter = Number.parseInt(last.slice(13), 16)
  if (nowMs > lastMs) return format(nowMs, 0)
  return lastCounter < 0xffff ? format(lastMs, lastCounter + 1) : format(lastMs + 1, 0)
}

/** The later of two times, hybrid or ISO 8601: in both, text order is time order. */
export function latest(a: HybridTime | undefined, b: HybridTime | undefined): HybridTime | undefined {
  if (a === undefined) return b
  return b === undefined || a > b ? a : b
}
