import { z } from 'zod'
import { boundsOf, translate } from '../geometry/target-operations.ts'
import { type Annotation, annotationSchema } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import { openObject, sha256Schema } from '../records/primitives.ts'
import type { Slice, Target, TargetKind } from '../records/target.ts'
import { attributeProblem } from './attributes.ts'

const { target, assertion, codings, codingState, laterality, lateralityBasis, attributes, comment, zOrder, itemId } =
  annotationSchema.shape

/** What a copied mark carries to where it is pasted: no id, no author, no time, no finding. */
export const markCopySchema = openObject({
  target,
  assertion,
  codings,
  codingState,
  laterality,
  lateralityBasis,
  attributes,
  comment,
  zOrder,
  itemId,
  /** Names tell labels of different projects apart; ids tell those of one. */
  labelId: z.string(),
  labelName: z.string(),
  /** Code of the label, where it has one: another project may call it otherwise. */
  labelCode: z.string().nullable(),
  /** Attribute definitions by id: what a value of it is called. */
  attributeNames: z.record(z.string(), z.string()),
  /** SHA-256 of the item's first part: a span fits the same text only. */
  blob: sha256Schema.nullable(),
})
export type MarkCopy = z.infer<typeof markCopySchema>

const codeOf = (label: Label | undefined) =>
  label?.coding == null ? null : `${label.coding.system} ${label.coding.code}`

export function copyMark(annotation: Annotation, label: Label | undefined, blob: string | null): MarkCopy {
  const { target, assertion, codings, codingState, laterality, attributes, comment, itemId, labelId } = annotation
  return {
    target,
    assertion,
    codings,
    codingState,
    laterality,
    attributes,
    comment,
    itemId,
    zOrder: annotation.zOrder ?? null,
    lateralityBasis: annotation.lateralityBasis ?? null,
    labelId,
    labelName: label?.name ?? '',
    labelCode: codeOf(label),
    attributeNames: Object.fromEntries((label?.attributes ?? []).map(({ id, name }) => [id, name])),
    blob,
  }
}

/** The label that a copied mark gets: the very same, else one of the same name, else one of the same code. */
function labelForCopy(copy: MarkCopy, labels: readonly Label[]): Label | undefined {
  const name = copy.labelName.trim().toLowerCase()
  return (
    labels.find(({ id }) => id === copy.labelId) ??
    labels.find((label) => name !== '' && label.name.trim().toLowerCase() === name) ??
    labels.find((label) => copy.labelCode !== null && codeOf(label) === copy.labelCode)
  )
}

/** Attribute values that mean something under another label: by id, else by name, and only where they fit. */
export function attributesForCopy(copy: MarkCopy, label: Label): Annotation['attributes'] {
  return Object.fromEntries(
    Object.entries(copy.attributes).flatMap(([id, value]) => {
      const named = copy.attributeNames[id]?.toLowerCase()
      const definition =
        label.attributes.find((one) => one.id === id) ??
        label.attributes.find(({ name }) => name.toLowerCase() === named)
      if (definition === undefined) return label.id === copy.labelId ? [[id, value]] : []
      return attributeProblem(definition, value) === undefined ? [[definition.id, value]] : []
    }),
  )
}

/** Where marks are pasted. */
export interface PastePlace {
  readonly itemId: string
  /** SHA-256 of the item's first part. */
  readonly blob: string | null
  readonly slice: Slice | null
  readonly kinds: readonly TargetKind[]
  /** Image pixels; null where they are not known, or it is no picture. */
  readonly size: { readonly widthPx: number; readonly heightPx: number } | null
  readonly labels: readonly Label[]
}

/** What can be pasted, and what cannot and why. */
export interface PastePlan {
  readonly fitting: readonly { readonly copy: MarkCopy; readonly label: Label; readonly target: Target }[]
  /** Wholly outside of the picture: left out. */
  readonly outside: number
  /** Partly outside: pasted as they are. */
  readonly beyondEdge: number
  /** Marks of a kind that the item cannot carry, or text of another note. */
  readonly wrongKind: number
  /** Names of labels that the project does not have, or that are not for this kind of mark. */
  readonly withoutLabel: readonly string[]
}

/** Sorts copied marks by whether they can be pasted in a place. Coordinates stay as they are. */
export function planPaste(copies: readonly MarkCopy[], place: PastePlace): PastePlan {
  const fitting: { copy: MarkCopy; label: Label; target: Target }[] = []
  let [outside, beyondEdge, wrongKind] = [0, 0, 0]
  const withoutLabel = new Set<string>()
  for (const copy of copies) {
    const target = onPlace(copy, place)
    if (target === null) {
      wrongKind += 1
      continue
    }
    const where = place.size === null ? 'inside' : whereIs(target, place.size)
    if (where === 'outside') {
      outside += 1
      continue
    }
    const label = labelForCopy(copy, place.labels)
    if (label === undefined || (label.targets.length > 0 && !label.targets.includes(target.kind))) {
      withoutLabel.add(copy.labelName)
      continue
    }
    if (where === 'across') beyondEdge += 1
    fitting.push({ copy, label, target })
  }
  return { fitting, outside, beyondEdge, wrongKind, withoutLabel: [...withoutLabel] }
}

function onPlace({ target, blob }: MarkCopy, place: PastePlace): Target | null {
  if (!place.kinds.includes(target.kind)) return null
  if (target.kind === 'span') return blob !== null && blob === place.blob ? target : null
  const { slice: _, ...rest } = target
  return place.slice === null ? rest : { ...rest, slice: place.slice }
}

function whereIs(
  target: Target,
  { widthPx, heightPx }: NonNullable<PastePlace['size']>,
): 'inside' | 'across' | 'outside' {
  const bounds = boundsOf(target)
  if (bounds === null) return 'inside'
  const right = bounds.x + bounds.width
  const bottom = bounds.y + bounds.height
  if (bounds.x >= 0 && bounds.y >= 0 && right <= widthPx && bottom <= heightPx) return 'inside'
  return right < 0 || bottom < 0 || bounds.x > widthPx || bounds.y > heightPx ? 'outside' : 'across'
}

/** Copies set off by (dx, dy) image pixels, so that a duplicate does not hide its original. */
export function shifted(copies: readonly MarkCopy[], dx: number, dy: number): MarkCopy[] {
  return copies.map((copy) => ({ ...copy, target: translate(copy.target, dx, dy) }))
}
