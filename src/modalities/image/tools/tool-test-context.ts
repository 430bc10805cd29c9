import type { RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import type { Command } from '../../../domain/commands/command.ts'
import type { Env } from '../../../domain/env.ts'
import { distanceTo } from '../../../domain/geometry/target-operations.ts'
import { emptyState } from '../../../domain/log/record-state.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Item } from '../../../domain/records/case.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { ok } from '../../../lib/result.ts'

/** A command that a tool gave, as what it would do. */
type Asked = { readonly create: Target } | { readonly change: string; readonly to: Target }

/** A tool at work on a 400 x 300 picture without a browser: 8 image pixels are near. */
export interface ToolBench {
  readonly tool: RunningTool
  send(type: ToolEvent['type'], at: Point, modifiers?: Partial<ToolEvent['modifiers']>): ToolStep
  /** What the commands so far asked for. */
  readonly asked: readonly Asked[]
  readonly selection: readonly string[]
}

const id = '01890000-0000-7000-8000-000000000000'

const item: Item = {
  id,
  revision: 1,
  caseId: id,
  modality: 'image',
  name: 'Picture',
  parts: [{ blob: '0'.repeat(64), uid: null, frames: 1 }],
  source: { system: 'png', device: null, acquiredAt: null },
  facts: {},
}

export function testAnnotation(annotationId: string, target: Target): Annotation {
  return {
    id: annotationId,
    revision: 1,
    caseId: id,
    itemId: id,
    target,
    labelId: id,
    assertion: 'present',
    codings: [],
    codingState: 'deferred',
    laterality: 'unknown',
    attributes: {},
    findingId: null,
    createdBy: id,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedBy: id,
    updatedAt: '2026-01-01T00:00:00.000Z',
    labelSetVersion: 1,
    guidelineVersion: 1,
    origin: { kind: 'human', agent: id, version: '', confidence: null },
    display: null,
    comment: '',
  }
}

const env: Env = { now: () => '2026-01-01T00:00:00.000Z', newId: () => id, actor: id, device: id }

/** @param marks annotations by id, topmost first */
export function toolBench(module: ToolModule, marks: Readonly<Record<string, Target>> = {}): ToolBench {
  const targets = new Map(Object.entries(marks))
  const asked: Asked[] = []
  const selected: string[] = []
  const remember = (intent: Asked): Command => ({
    name: 'test',
    scope: 'case',
    plan() {
      asked.push(intent)
      return ok([])
    },
  })
  const context: ToolContext = {
    item,
    slice: null,
    widthPx: 400,
    heightPx: 300,
    tolerancePx: () => 8,
    selection: () => selected,
    annotation(annotationId) {
      const target = targets.get(annotationId)
      return target === undefined ? undefined : testAnnotation(annotationId, target)
    },
    hitTest: (at) => [...targets].filter(([, target]) => distanceTo(target, at) <= 8).map(([markId]) => markId),
    create: (target) => remember({ create: target }),
    change: (markId, to) => remember({ change: markId, to }),
  }
  const tool = module.start(context)
  return {
    tool,
    asked,
    selection: selected,
    send(type, at, modifiers = {}) {
      const step = tool.handle({ type, at, modifiers: { shift: false, alt: false, mod: false, ...modifiers } })
      step.command?.plan(emptyState, env)
      if (step.select !== undefined) selected.splice(0, selected.length, ...step.select)
      return step
    },
  }
}
