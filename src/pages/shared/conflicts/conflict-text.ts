import type { ConflictSide, ToldConflict } from '../../../domain/log/told-conflicts.ts'
import type { Label } from '../../../domain/records/label.ts'
import { targetSchema } from '../../../domain/records/target.ts'
import { isPlainObject, type Json } from '../../../lib/json.ts'
import {
  assertionText,
  lateralityText,
  targetKindText,
  targetSummary,
} from '../../../panels/annotations/annotation-text.ts'

/** What conflicts name by id only. */
export interface ConflictNames {
  readonly labels: readonly Label[]
  annotator(id: string): string
}

const fieldNames: Readonly<Record<string, string>> = {
  labelId: 'Label',
  laterality: 'Side',
  codings: 'Codes',
  codingState: 'Coding',
  findingId: 'Finding',
  labelSet: 'Labels',
  target: 'Shape',
  activeSeconds: 'Reading time',
}

/** "Comment of Nodule (Rectangle)". */
export function conflictTitle(told: ToldConflict, names: ConflictNames): string {
  const { path } = told.conflict
  const record = recordText(told, names)
  return path === null ? record : `${fieldText(path, told, names)} of ${record}`
}

function recordText({ recordKind, record }: ToldConflict, names: ConflictNames): string {
  if (record === undefined) return `a removed ${recordKind === 'review' ? 'reading' : recordKind}`
  if ('assertion' in record) return `${labelText(record.labelId, names)} (${targetSummary(record)})`
  if ('annotatorId' in record) return `the reading of ${names.annotator(record.annotatorId)}`
  if ('labelId' in record) return `the finding ${labelText(record.labelId, names)}`
  return 'name' in record ? record.name : `the ${recordKind}`
}

function labelText(id: string, { labels }: ConflictNames): string {
  return labels.find((label) => label.id === id)?.name ?? 'Removed label'
}

function fieldText(path: string, { record }: ToldConflict, { labels }: ConflictNames): string {
  const [field = '', ...rest] = path.slice(1).split('/')
  if (field === 'attributes' && record !== undefined && 'labelId' in record) {
    const label = labels.find(({ id }) => id === record.labelId)
    const attribute = label?.attributes.find(({ id }) => id === rest[0])
    if (attribute !== undefined) return attribute.name
  }
  const words = [fieldNames[field] ?? field, ...rest].join(' ').replace(/([a-z])([A-Z])/g, '$1 $2')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}

/** What one side did, in words. */
export function sideText({ did }: ConflictSide, path: string | null, names: ConflictNames): string {
  if (did.kind === 'removal') return 'Removed it'
  return did.kind === 'edit' ? 'Edited it' : valueText(did.value, path?.slice(1) ?? '', names)
}

const assertions: Readonly<Record<string, string>> = assertionText
const sides: Readonly<Record<string, string>> = lateralityText
/** Longest text that is quoted, characters. */
const longest = 160

function valueText(value: Json, field: string, names: ConflictNames): string {
  if (value === null || value === '') return 'Nothing'
  if (field === 'labelId') return labelText(String(value), names)
  if (field === 'assertion') return assertions[String(value)] ?? String(value)
  if (field === 'laterality') return sides[String(value)] ?? String(value)
  if (field === 'target') return shapeText(value)
  if (typeof value === 'string') return `“${shortened(value)}”`
  if (field === 'codings' && Array.isArray(value)) {
    const displays = value.flatMap((coding) => (isPlainObject(coding) ? [String(coding.display)] : []))
    return displays.length === 0 ? 'No code' : displays.join(', ')
  }
  if (field === 'labelSet' && isPlainObject(value) && Array.isArray(value.labels)) return namesText(value.labels)
  if (field === 'guideline' && isPlainObject(value)) return `“${shortened(String(value.markdown))}”`
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.length === 0 ? 'Nothing' : shortened(value.join(', '))
  return shortened(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function namesText(labels: readonly Json[]): string {
  return shortened(labels.flatMap((label) => (isPlainObject(label) ? [String(label.name)] : [])).join(', '))
}

function shapeText(value: Json): string {
  const parsed = targetSchema.safeParse(value)
  if (!parsed.success) return 'A shape'
  const target = parsed.data
  if (target.kind === 'span') return `“${shortened(target.fragments.map(({ quote }) => quote).join(' … '))}”`
  const place = 'x' in target ? ` at ${Math.round(target.x)}, ${Math.round(target.y)}` : ''
  const size = 'width' in target ? ` of ${Math.round(target.width)} × ${Math.round(target.height)} px` : ''
  return `${targetKindText[target.kind]}${size}${place}`
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}
