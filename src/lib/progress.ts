/**
 * Is told how much of a work is done, 0 to 1, now and then; null: it goes on, and nobody knows how far it is.
 * @param doing what is being done, in a few words: "decoding JPEG 2000"; as before where it is not said
 */
export type OnShare = (share: number | null, doing?: string) => void

/** The same, within a work that knows how far it is. */
export type Tell = (share: number) => void

/** Nobody wants to know more often. */
const leastMs = 100

/** Passes on what a quick loop says as often as anybody can see it, and nothing of what is done at once. */
export function seldom(onShare: OnShare | undefined): Tell {
  if (onShare === undefined) return () => {}
  let next = Date.now() + leastMs
  return (share) => {
    const now = Date.now()
    if (now < next) return
    next = now + leastMs
    onShare(share)
  }
}
