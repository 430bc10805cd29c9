import { describe, expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { countingEnv, planned } from '../../../tests/fixtures/opened-case.ts'
import { unwrap } from '../../lib/result.ts'
import { applyChange } from '../log/apply.ts'
import { emptyState, type RecordState } from '../log/record-state.ts'
import type { Label } from '../records/label.ts'
import type { Annotator, Project } from '../records/project.ts'
import type { Command } from './command.ts'
import { createProject, joinProject, projectOf, renameProject, setLabels, setSectionLists } from './project-commands.ts'

const env = countingEnv()
const label = (index: number, given: Partial<Label> = {}): Label => ({
  ...{ id: numberedId(1, 0, index), name: `Label ${index}`, color: '#e69f00', hotkey: null, targets: [], coding: null },
  ...{ conceptConstraint: null, attributes: [], paired: false },
  ...given,
})
const project: Project = {
  ...{ id: numberedId(10, 0, 0), revision: 1, name: 'P', createdAt: '2026-01-01T00:00:00.000Z', terminologies: [] },
  guideline: { version: 1, markdown: '' },
  labelSet: { version: 1, labels: [label(0)] },
  rules: { blinding: [], requiredFields: [] },
}

function run(state: RecordState, command: Command): RecordState {
  const change = planned(command, state, env, null)
  return change === null ? state : applyChange(state, change)
}
const made = run(emptyState, createProject(project))
const refusal = (command: Command, state = made) => {
  const result = command.plan(state, env)
  return result.ok ? 'ok' : result.error.code
}

describe('a project', () => {
  it('has the sections of notes that it is given, and those of the app again', () => {
    const lists = [{ id: 'l', label: 'Letter', sections: [{ id: 's', name: 'Plan', headings: ['Plan'] }] }]
    const own = run(made, setSectionLists(lists))
    expect(projectOf(own)?.sectionLists).toEqual(lists)
    expect(projectOf(run(own, setSectionLists(null)))?.sectionLists).toBeNull()
    expect(refusal(setSectionLists([]))).toBe('section-lists-missing')
    expect(refusal(setSectionLists(null), emptyState)).toBe('project-missing')
  })

  it('is made once, and renamed to something', () => {
    expect(projectOf(made)).toEqual(project)
    expect(refusal(createProject(project))).toBe('project-exists')
    expect(projectOf(run(made, renameProject(' Q ')))?.name).toBe('Q')
    expect(refusal(renameProject('  '))).toBe('name-missing')
    expect(refusal(renameProject('Q'), emptyState)).toBe('project-missing')
  })

  it('counts the versions of its labels', () => {
    const state = run(made, setLabels([label(0), label(1)]))
    expect(projectOf(state)?.labelSet).toEqual({ version: 2, labels: [label(0), label(1)] })
    expect(run(state, setLabels([label(0), label(1)]))).toBe(state)
  })

  it('refuses labels that cannot be told apart', () => {
    expect(refusal(setLabels([label(0), label(1, { name: ' LABEL 0' })]))).toBe('label-name-twice')
    expect(refusal(setLabels([label(0, { hotkey: 'a' }), label(1, { hotkey: 'A' })]))).toBe('label-hotkey-twice')
    expect(refusal(setLabels([label(0, { name: ' ' })]))).toBe('label-name-missing')
    expect(refusal(setLabels([label(0), label(1)]))).toBe('ok')
  })
})

describe('joining', () => {
  const key = (name: string) => ({ device: numberedId(11, 0, 0), publicKey: name })
  const anna: Annotator = { id: env.actor, revision: 9, name: 'A', role: 'r', credential: '', keys: [key('one')] }
  const joined = run(made, joinProject(anna))

  it('keeps every key, and brings the details up to date', () => {
    expect(joined.tables.annotator.get(anna.id)).toEqual({ ...anna, revision: 1 })
    expect(unwrap(joinProject(anna).plan(joined, env))).toEqual([])
    const again = run(joined, joinProject({ ...anna, name: 'B', externalId: 'x', keys: [key('two')] }))
    expect(again.tables.annotator.get(anna.id)).toMatchObject({
      name: 'B',
      externalId: 'x',
      keys: [key('one'), key('two')],
    })
    expect(unwrap(joinProject({ ...anna, name: 'B' }).plan(again, env))).toEqual([])
  })
})
