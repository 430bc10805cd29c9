import type { BlobReader } from '../contracts/modality.ts'
import type { RegionStatistics } from '../domain/measure/statistics.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Item } from '../domain/records/case.ts'
import type { CaseBundle, RegionValues } from '../domain/records/case-bundle.ts'
import type { Picture } from '../imaging/pixels/picture.ts'
import { createFrameFiles } from '../modalities/image/decode/frame-files.ts'
import { measuredPixels } from '../modalities/image/measure/measured-pixels.ts'
import { statisticsOfMask } from '../modalities/image/measure/region-statistics.ts'
import { shownUnit } from '../modalities/image/measure/suv.ts'

/** Regions whose figures are kept, so that reading a file back needs no second decoding of small exports; an upper bound of memory. */
const mostKept = 5000

const areaKinds: ReadonlySet<string> = new Set(['box', 'ellipse', 'polygon', 'mask'])

function tellsValues({ target }: Annotation): boolean {
  return areaKinds.has(target.kind) || (target.kind === 'point' && target.probe === true)
}

/** Works out what lies inside of the regions, and under the probes, of one case after the other. Pictures are decoded one at a time and not kept. */
export function regionValuesFrom(blobs: BlobReader): (bundle: CaseBundle) => Promise<RegionValues> {
  const kept = new Map<string, RegionStatistics>()
  return async ({ items, annotations }) => {
    const statistics = new Map<string, RegionStatistics>()
    const unread: string[] = []
    for (const item of items) {
      const regions = annotations.filter((mark) => mark.itemId === item.id && tellsValues(mark))
      for (const { id, revision } of regions) {
        const known = kept.get(`${id} ${revision}`)
        if (known !== undefined) statistics.set(id, known)
      }
      const wanted = regions.filter(({ id }) => !statistics.has(id))
      for (const { region, found } of await measureItem(item, wanted, blobs)) {
        if (found === null) {
          unread.push(region.id)
          continue
        }
        statistics.set(region.id, found)
        if (kept.size < mostKept) kept.set(`${region.id} ${region.revision}`, found)
      }
    }
    return { statistics, unread: unread.sort() }
  }
}

interface Measured {
  readonly region: Annotation
  /** Null: its picture could not be read. */
  readonly found: RegionStatistics | null
}

async function measureItem(item: Item, regions: readonly Annotation[], blobs: BlobReader): Promise<Measured[]> {
  const bySlice = new Map<string, Annotation[]>()
  for (const region of regions) {
    const slice = region.target.kind === 'span' ? undefined : region.target.slice
    const key = `${slice?.part ?? item.parts[0]?.blob ?? ''} ${slice?.frame ?? 0}`
    bySlice.set(key, [...(bySlice.get(key) ?? []), region])
  }
  const files = createFrameFiles()
  const measured: Measured[] = []
  for (const [key, own] of bySlice) {
    const [blob = '', frame = '0'] = key.split(' ')
    const picture = await pictureOf(blob, Number(frame), blobs, files)
    for (const region of own) measured.push({ region, found: picture && statisticsOf(region, picture, item) })
  }
  for (const { blob } of item.parts) files.close(blob)
  return measured
}

async function pictureOf(
  blob: string,
  frame: number,
  blobs: BlobReader,
  files: ReturnType<typeof createFrameFiles>,
): Promise<Picture | null> {
  const again = await files.frame(blob, frame)
  if (again.ok) return again.value.picture
  if (again.error.code !== 'file-not-open') return null
  const bytes = await blobs.open(blob)
  const opened = bytes.ok ? await files.open(blob, bytes.value, frame) : bytes
  return opened.ok ? opened.value.picture : null
}

function statisticsOf({ target }: Annotation, picture: Picture, { facts }: Item): RegionStatistics | null {
  const mask = measuredPixels(target, picture)
  return mask === null ? null : statisticsOfMask(picture, mask, shownUnit(picture, facts))
}
