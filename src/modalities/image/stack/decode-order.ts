interface Ahead {
  readonly count: number
  /** The slice that is looked at. */
  readonly wanted: number
  /** Which way the reader scrolls. */
  readonly direction: 1 | -1
  /** How many slices are kept at most. */
  readonly most: number
}

/** For so many slices in the reader's direction one behind is decoded. */
const aheadForOneBehind = 3

/**
 * The slices to have decoded, the most urgent first: the one looked at, then those around it, more of them in the direction of the
 * reader; no more than are kept, since one more would push out another.
 */
export function* decodeOrder({ count, wanted, direction, most }: Ahead): Generator<number> {
  let given = 0
  let ahead = wanted
  let behind = wanted - direction
  const isThere = (index: number) => index >= 0 && index < count
  while (given < most && (isThere(ahead) || isThere(behind))) {
    for (let step = 0; step < aheadForOneBehind && isThere(ahead) && given < most; step++, ahead += direction) {
      yield ahead
      given += 1
    }
    if (isThere(behind) && given < most) {
      yield behind
      given += 1
      behind -= direction
    }
  }
}
