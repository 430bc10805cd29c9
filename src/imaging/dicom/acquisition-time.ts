import type { DataSet } from 'dicom-parser'
import type { Keyword } from './dictionary.ts'
import { textOf } from './element-values.ts'

export interface AcquisitionTime {
  readonly tag: Keyword
  /** ISO 8601 without a zone, to the second, or only the date where the time is unknown. */
  readonly local: string
  /** ISO 8601 UTC with milliseconds; null where the file does not say its zone or the time of day. */
  readonly utc: string | null
}

/** When the picture was taken: the most specific date the header holds. Source: DICOM PS3.5 §6.2 (DA, TM, DT). */
export function acquisitionTime(dataSet: DataSet): AcquisitionTime | undefined {
  const fileZone = zoneMinutes(textOf(dataSet, 'TimezoneOffsetFromUTC'))
  const dateTime = /^(\d{8})(\d{2,6})?(?:\.\d{1,6})?([+-]\d{4})?$/.exec(textOf(dataSet, 'AcquisitionDateTime') ?? '')
  if (dateTime !== null) {
    const [, date, time, zone] = dateTime
    const found = assemble('AcquisitionDateTime', date, time, zoneMinutes(zone) ?? fileZone)
    if (found !== undefined) return found
  }
  const pairs: readonly (readonly [Keyword, Keyword | null])[] = [
    ['AcquisitionDate', 'AcquisitionTime'],
    ['ContentDate', 'ContentTime'],
    ['SeriesDate', null],
    ['StudyDate', null],
  ]
  for (const [dateTag, timeTag] of pairs) {
    const time = timeTag === null ? undefined : textOf(dataSet, timeTag)?.replace(/\.\d*$/, '')
    const found = assemble(dateTag, textOf(dataSet, dateTag), time, fileZone)
    if (found !== undefined) return found
  }
  return undefined
}

/** `+hhmm` or `-hhmm` to minutes east of Greenwich. */
function zoneMinutes(text: string | undefined): number | undefined {
  const match = /^([+-])(\d{2})([0-5]\d)$/.exec(text ?? '')
  if (match === null) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return match[1] === '-' ? -minutes : minutes
}

function assemble(
  tag: Keyword,
  date: string | undefined,
  time: string | undefined,
  zone: number | undefined,
): AcquisitionTime | undefined {
  const day = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(date ?? '')
  if (day === null) return undefined
  const isoDate = `${day[1]}-${day[2]}-${day[3]}`
  const asUtc = Date.parse(`${isoDate}T00:00:00.000Z`)
  // 31 February parses as a day of March in some engines and not at all in others.
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== isoDate) return undefined
  const clock = /^([01]\d|2[0-3])(?:([0-5]\d)([0-5]\d)?)?$/.exec(time ?? '')
  if (clock === null) return { tag, local: isoDate, utc: null }
  const local = `${isoDate}T${clock[1]}:${clock[2] ?? '00'}:${clock[3] ?? '00'}`
  if (zone === undefined) return { tag, local, utc: null }
  return { tag, local, utc: new Date(Date.parse(`${local}.000Z`) - zone * 60_000).toISOString() }
}
