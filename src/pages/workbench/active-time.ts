import { addReviewTime, storesTime } from '../../domain/commands/review-commands.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { createActiveClock } from './active-clock.ts'

/** The time that an open case is being read, counted and kept. */
export interface ActiveTime {
  /** Whole seconds that no review holds yet; a command that stores them starts the count anew. */
  seconds(): number
  /** Stops counting, and stores what was counted in the review, if there is one. */
  stop(): void
}

const lookMs = 1_000
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const turns = ['focus', 'blur'] as const

/** Counts while the page is in sight, has the focus and is used. Stores what was counted when the page goes out of sight, too: it may be closed. */
export function countActiveTime(caseStore: RecordStore): ActiveTime {
  const clock = createActiveClock({
    now: () => performance.now(),
    isAttended: () => document.visibilityState === 'visible' && document.hasFocus(),
  })
  const unsubscribe = caseStore.onChange((change, origin) => {
    if (origin === 'user' && storesTime(change.command)) clock.stored()
  })
  const store = () => {
    const seconds = clock.seconds()
    if (seconds > 0) caseStore.dispatch(addReviewTime(seconds))
  }
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') store()
    else clock.tick()
  }
  const timer = setInterval(clock.tick, lookMs)
  for (const type of inputs) window.addEventListener(type, clock.input, { passive: true })
  for (const type of turns) window.addEventListener(type, clock.tick)
  // Before those that flush on the same event.
  document.addEventListener('visibilitychange', onVisibility, { capture: true })
  return {
    seconds: clock.seconds,
    stop() {
      store()
      unsubscribe()
      clearInterval(timer)
      for (const type of inputs) window.removeEventListener(type, clock.input)
      for (const type of turns) window.removeEventListener(type, clock.tick)
      document.removeEventListener('visibilitychange', onVisibility, { capture: true })
    },
  }
}
