import type { StackFlag } from '../../../domain/stack/stack-flags.ts'
import type { MarkedSlice } from './marked-slices.ts'
import type { OpenedStack } from './opened-stack.ts'
import styles from './SliceBar.module.css'
import { useWatched } from './use-stack.ts'

interface SliceMapProps {
  readonly stack: OpenedStack
  readonly marked: readonly MarkedSlice[]
}

/** The slices in small: which are decoded, which carry marks, where some are missing or lie twice. The slider says the same in words. */
export function SliceMap({ stack, marked }: SliceMapProps) {
  const { count } = stack
  const ranges = useWatched(stack, decodedRanges)
  const at = (index: number) => `${(index / count) * 100}%`
  return (
    <span className={styles.map} aria-hidden>
      {ranges.split(' ').map((range) => {
        const [from = 0, to = 0] = range.split('-').map(Number)
        return <span key={range} className={styles.decoded} style={{ top: at(from), height: at(to - from) }} />
      })}
      {flaggedPlaces(stack.stack.flags).map((place) => (
        <span key={`flag ${place}`} className={styles.flag} style={{ top: at(place) }} />
      ))}
      {marked.map(({ index, colors }) => (
        <span key={index} className={styles.marks} style={{ top: at(index), height: `max(3px, ${at(1)})` }}>
          {colors.map((color) => (
            <span key={color} style={{ background: color }} />
          ))}
        </span>
      ))}
    </span>
  )
}

/** Stretches of decoded slices as text, [from, to): "0-12 40-43". */
function decodedRanges(stack: OpenedStack): string {
  const ranges: string[] = []
  let from = -1
  for (let index = 0; index <= stack.count; index++) {
    const isThere = index < stack.count && stack.isDecoded(index)
    if (isThere && from < 0) from = index
    if (isThere || from < 0) continue
    ranges.push(`${from}-${index}`)
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
