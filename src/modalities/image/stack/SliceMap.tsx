import type { StackFlag } from '../../../domain/stack/stack-flags.ts'
import type { MarkedSlice } from './marked-slices.ts'
import type { OpenedStack } from './opened-stack.ts'
import { placeShare } from './PlaceSlider.tsx'
import styles from './SliceBar.module.css'
import { useWatched } from './use-stack.ts'

interface SliceMapProps {
  readonly stack: OpenedStack
  readonly marked: readonly MarkedSlice[]
  /** The volume on view. */
  readonly volume: number
}

/** The slices in small: which are decoded, which carry marks, where some are missing or lie twice. The slider says the same in words. */
export function SliceMap({ stack, marked, volume }: SliceMapProps) {
  const { depth } = stack
  const from = volume * depth
  const ranges = useWatched(stack, (one) => decodedRanges(one, from))
  const at = (slice: number) => placeShare(slice, depth)
  return (
    <span className={styles.map} aria-hidden>
      {ranges.split(' ').map((range) => {
        const [first = 0, end = 0] = range.split('-').map(Number)
        return <span key={range} className={styles.decoded} style={{ top: at(first), height: at(end - first) }} />
      })}
      {flaggedPlaces(stack.stack.flags).map((place) => (
        <span key={`flag ${place}`} className={styles.flag} style={{ top: at(place) }} />
      ))}
      {marked
        .filter(({ index }) => index >= from && index < from + depth)
        .map(({ index, colors }) => (
          <span key={index} className={styles.marks} style={{ top: at(index - from), height: `max(3px, ${at(1)})` }}>
            {colors.map((color) => (
              <span key={color} style={{ background: color }} />
            ))}
          </span>
        ))}
    </span>
  )
}

/** Stretches of decoded slices of a volume as text, [from, to): "0-12 40-43". @param first index of its first slice in the stack */
function decodedRanges(stack: OpenedStack, first: number): string {
  const ranges: string[] = []
  let from = -1
  for (let slice = 0; slice <= stack.depth; slice++) {
    const isThere = slice < stack.depth && stack.isDecoded(first + slice)
    if (isThere && from < 0) from = slice
    if (isThere || from < 0) continue
    ranges.push(`${from}-${slice}`)
    from = -1
  }
  return ranges.join(' ')
}

/** Where, between slices, something is amiss. */
function flaggedPlaces(flags: readonly StackFlag[]): readonly number[] {
  const places = flags.flatMap((flag) =>
    flag.kind === 'gap' ? flag.places.map(({ after }) => after + 1) : flag.kind === 'duplicate' ? flag.at : [],
  )
  return [...new Set(places)]
}
