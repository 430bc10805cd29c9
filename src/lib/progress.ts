/** Is told how much of a work is done, 0 to 1, now and then. */
export type OnShare = (share: number) => void

/** Nobody wants to know more often. */
const leastMs = 100

/** Passes on what a quick loop says as often as anybody can see it, and nothing of what is done at once. */
export function seldom(onShare: OnShare | undefined): OnShare {
  if (onShare === undefined) return () => {}
  let next = Date.now() + leastMs
  return (share) => {
    const now = Date.now()
    if (now < next) return
    next = now + leastMs
    onShare(share)
  }
}
