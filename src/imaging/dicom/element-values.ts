import type { DataSet } from 'dicom-parser'
import { type Keyword, tagOf } from './dictionary.ts'

/**
 * First or only value of a text element, without padding; undefined where absent or empty.
 * Bytes are taken as ISO 8859-1, unless the data set says UTF-8.
 */
export function textOf(dataSet: DataSet, keyword: Keyword): string | undefined {
  return textsOf(dataSet, keyword)[0]
}

/** All values of a text element (separated by backslashes), without padding; empty values are kept as '' between others. */
export function textsOf(dataSet: DataSet, keyword: Keyword): string[] {
  const raw = dataSet.string(tagOf(keyword))
  if (raw === undefined || raw.trim() === '') return []
  return raw.split('\\').map((value) => value.trim())
}

/** Numbers of a DS or IS element; undefined where the element is absent, or any of its values is not a number. */
export function numbersOf(dataSet: DataSet, keyword: Keyword): number[] | undefined {
  const texts = textsOf(dataSet, keyword)
  if (texts.length === 0) return undefined
  const numbers: number[] = []
  for (const text of texts) {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined
    const value = Number(text)
    if (!Number.isFinite(value)) return undefined
    numbers.push(value)
  }
  return numbers
}

/** First number of a DS or IS element. */
export function numberOf(dataSet: DataSet, keyword: Keyword): number | undefined {
  return numbersOf(dataSet, keyword)?.[0]
}

/** First value of a US element; undefined where it is absent or shorter than two bytes. */
export function unsignedShortOf(dataSet: DataSet, keyword: Keyword): number | undefined {
  const element = dataSet.elements[tagOf(keyword)]
  if (element === undefined || element.length < 2 || element.dataOffset + 2 > dataSet.byteArray.length) return undefined
  return dataSet.uint16(tagOf(keyword))
}

/** Values of a UL element; none where it is absent or cut off. */
export function unsignedLongsOf(dataSet: DataSet, keyword: Keyword): number[] {
  const element = dataSet.elements[tagOf(keyword)]
  if (element === undefined || element.dataOffset + element.length > dataSet.byteArray.length) return []
  const count = Math.floor(element.length / 4)
  return Array.from({ length: count }, (_, index) => dataSet.uint32(tagOf(keyword), index) ?? 0)
}

/** First value of a US or SS element, signed as the pixels are. */
export function pixelValueOf(dataSet: DataSet, keyword: Keyword, isSigned: boolean): number | undefined {
  const value = unsignedShortOf(dataSet, keyword)
  return value === undefined || !isSigned ? value : (value << 16) >> 16
}

/** Items of a sequence; none where it is absent or empty. */
export function itemsOf(dataSet: DataSet, keyword: Keyword): DataSet[] {
  const items: DataSet[] = []
  for (const item of dataSet.elements[tagOf(keyword)]?.items ?? [])
    if (item.dataSet !== undefined) items.push(item.dataSet)
  return items
}
