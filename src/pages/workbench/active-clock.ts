/** Without input for this long, nobody is reading. */
const idleAfterMs = 60_000

/** What tells whether somebody is reading. */
export interface Attention {
  /** Milliseconds that only go forward. */
  now(): number
  /** Whether the page is in sight and has the focus. */
  isAttended(): boolean
}

/** Counts the time in which somebody is reading. */
export interface ActiveClock {
  /** Counts up to now. To be called at least every few seconds, and when attention may have changed. */
  tick(): void
  /** A key, pointer or wheel. */
  input(): void
  /** Whole seconds that are not stored yet. */
  seconds(): number
  /** The whole seconds are stored; what is left of a second stays. */
  stored(): void
}

/** A clock that runs while the page is attended and the last input is less than a minute old. Opening counts as input. */
export function createActiveClock({ now, isAttended }: Attention): ActiveClock {
  let activeMs = 0
  let last = now()
  let lastInput = last
  let wasAttended = isAttended()

  function tick(): void {
    const at = now()
    // What lies between two looks counts as it was at the first: a page that comes back into sight was away until now.
    const until = Math.min(at, lastInput + idleAfterMs)
    if (wasAttended && until > last) activeMs += until - last
    last = at
    wasAttended = isAttended()
  }

  const seconds = () => Math.floor(activeMs / 1_000)
  return {
    tick,
    input() {
      tick()
      lastInput = last
    },
    seconds() {
      tick()
      return seconds()
    },
    stored() {
      activeMs -= seconds() * 1_000
    },
  }
}
