import { type Json, jsonEquals } from '../../lib/json.ts'
import { fail, ok } from '../../lib/result.ts'
import type { Env } from '../env.ts'
import { isStateable, type StateableFact } from '../facts/stateable.ts'
import { pointerTo } from '../log/field-path.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import { regionAspect } from '../measure/region-shape.ts'
import { aspectOf } from '../measure/scale.ts'
import type { Fact, Facts, Item } from '../records/case.ts'
import type { Project } from '../records/project.ts'
import type { Point } from '../records/target.ts'
import { mayDeriveSide, sideFields } from '../sides/side.ts'
import { sideOfTarget } from '../sides/side-of-target.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

/**
 * States a fact of an item that its file lacks, or corrects one; what the file says is kept under `overrides`. Sides of marks that were
 * worked out, or could not be, are worked out anew in the same change.
 * @param value null, or what the file says: the reader's word is taken back
 * @param project tells which labels have sides
 */
export function stateFact(
  itemId: string,
  name: StateableFact,
  value: Json,
  project: Pick<Project, 'labelSet'>,
): Command {
  return {
    name: 'item.state-fact',
    scope: 'case',
    plan(state, env) {
      const item = state.tables.item.get(itemId)
      if (item === undefined) return fail('item-missing', { id: itemId })
      if (value !== null && !isStateable(name, value)) return fail('fact-value-unknown', { name, value })
      const filed = filedFact(item.facts[name])
      const isTakenBack = value === null || jsonEquals(value, filed?.value)
      const measured: Fact = { value, origin: 'reader', by: env.actor, at: env.now() }
      const next = isTakenBack ? filed : filed === undefined ? measured : { ...measured, overrides: filed }
      const present = item.facts[name]
      if (present?.origin === 'reader' && next?.origin === 'reader' && jsonEquals(present.value, next.value))
        return ok([])
      const patches = setFields('item', item, { [pointerTo('facts', name)]: next ?? null })
      return ok([...patches, ...newSides(state, item, withFact(item.facts, name, next), project)])
    },
  }
}

/** What the file or a manifest says of a fact, whatever a reader said since. */
export function filedFact(fact: Fact | undefined): Fact | undefined {
  return fact?.origin === 'reader' ? fact.overrides : fact
}

function withFact(facts: Facts, name: string, fact: Fact | undefined): Facts {
  const others = Object.entries(facts).filter(([other]) => other !== name)
  return Object.fromEntries(fact === undefined ? others : [...others, [name, fact]])
}

function newSides(state: RecordState, item: Item, facts: Facts, { labelSet }: Pick<Project, 'labelSet'>): Patch[] {
  const paired = new Set(labelSet.labels.flatMap(({ id, paired }) => (paired ? [id] : [])))
  return [...state.tables.annotation.values()].flatMap((annotation) => {
    const { itemId, labelId, target } = annotation
    if (itemId !== item.id || target.kind === 'span' || !paired.has(labelId) || !mayDeriveSide(annotation)) return []
    return setFields('annotation', annotation, sideFields(sideOfTarget(target, facts)))
  })
}

/**
 * Takes the spacing of an item's pixels from a line of known length on it; what the file says of it is kept under `overrides`. Pixels that
 * the file says are not square stay so. Sides that hang on the spacing are worked out anew in the same change. Refuses a line or a length
 * of nothing (`calibration-empty`).
 */
export function calibrateSpacing(
  itemId: string,
  line: { readonly a: Point; readonly b: Point },
  lengthMm: number,
  project: Pick<Project, 'labelSet'>,
): Command {
  return changingSpacing('item.calibrate', itemId, project, (filed, env, facts) => {
    const { pixelAspect } = facts
    const stated = aspectOf({
      ...(filed === undefined ? {} : { spacing: filed }),
      ...(pixelAspect === undefined ? {} : { pixelAspect }),
    })
    const aspect = pixelAspect === undefined ? (regionAspect(facts) ?? stated) : stated
    const { a, b } = line
    const columnMm = lengthMm / Math.hypot(b.x - a.x, (b.y - a.y) * aspect)
    if (!(columnMm > 0) || !Number.isFinite(columnMm)) return null
    const spacing = { rowMm: columnMm * aspect, columnMm, lengthMm, a: { x: a.x, y: a.y }, b: { x: b.x, y: b.y } }
    const measured: Fact = { value: spacing, origin: 'reader', unit: 'mm', by: env.actor, at: env.now() }
    return filed === undefined ? measured : { ...measured, overrides: filed }
  })
}

/** Takes a calibration back: what the file says of the spacing holds again, or nothing. */
export function dropCalibration(itemId: string, project: Pick<Project, 'labelSet'>): Command {
  return changingSpacing('item.drop-calibration', itemId, project, (filed) => filed)
}

/** @param next the spacing by what the file says of it, who is at work, and all facts; null: refused */
function changingSpacing(
  name: string,
  itemId: string,
  project: Pick<Project, 'labelSet'>,
  next: (filed: Fact | undefined, env: Env, facts: Facts) => Fact | undefined | null,
): Command {
  return {
    name,
    scope: 'case',
    plan(state, env) {
      const item = state.tables.item.get(itemId)
      if (item === undefined) return fail('item-missing', { id: itemId })
      const spacing = next(filedFact(item.facts.spacing), env, item.facts)
      if (spacing === null) return fail('calibration-empty', { id: itemId })
      const patches = setFields('item', item, { [pointerTo('facts', 'spacing')]: spacing ?? null })
      return ok([...patches, ...newSides(state, item, withFact(item.facts, 'spacing', spacing), project)])
    },
  }
}
