import { describe, expect, test } from 'vitest'
import type { Json } from '../../lib/json.ts'
import type { AttributeDefinition } from '../records/label.ts'
import { definitionsProblem, withDefault, withOptions, withType } from './attribute-definitions.ts'
import { attributeProblem, attributeText, attributeValue, commonAttributes, isAttributeMissing } from './attributes.ts'

const define = (more: Partial<AttributeDefinition>): AttributeDefinition => ({
  id: 'a',
  name: 'Size',
  type: 'number',
  required: false,
  ...more,
})
const size = define({ unit: 'mm', min: 0, max: 90 })
const scale = define({ type: 'scale', min: 1, max: 5, step: 0.5 })
const texture = define({ type: 'choice', options: ['solid', 'ground-glass'] })
const features = define({ type: 'choices', options: ['a', 'b'] })

describe('a value', () => {
  test.each<[AttributeDefinition, Json, string | undefined]>([
    [size, 0, undefined],
    [size, 90, undefined],
    [size, -0.1, 'attribute-too-small'],
    [size, 90.5, 'attribute-too-large'],
    [size, '12', 'attribute-not-number'],
    [size, null, undefined],
    [scale, 1.5, undefined],
    [scale, 1.3, 'attribute-off-step'],
    [define({ type: 'scale', min: 0, max: 1, step: 0.1 }), 0.3, undefined],
    [define({ type: 'scale' }), 10, undefined],
    [texture, 'solid', undefined],
    [texture, 'liquid', 'attribute-not-option'],
    [features, ['b', 'a'], undefined],
    [features, ['c'], 'attribute-not-option'],
    [features, 'a', 'attribute-not-option'],
    [define({ type: 'checkbox' }), false, undefined],
    [define({ type: 'checkbox' }), 0, 'attribute-not-boolean'],
    [define({ type: 'text' }), '', undefined],
    [define({ type: 'text' }), 1, 'attribute-not-text'],
  ])('%# fits its definition or not', (definition, value, problem) => {
    expect(attributeProblem(definition, value)).toBe(problem)
  })

  test('0 and false are values, nothing said is missing where it is required', () => {
    const required = define({ required: true })
    expect(isAttributeMissing(required, 0)).toBe(false)
    expect(isAttributeMissing(define({ type: 'checkbox', required: true }), false)).toBe(false)
    for (const nothing of [null, '', []]) expect(isAttributeMissing(required, nothing)).toBe(true)
    expect(isAttributeMissing(size, null)).toBe(false)
    expect(attributeValue({ attributes: { a: 0 } }, 'a')).toBe(0)
    expect(attributeValue({ attributes: {} }, 'constructor')).toBeNull()
  })

  test('reads well in a line', () => {
    expect(attributeText(size, 0)).toBe('0 mm')
    expect(attributeText(define({ type: 'checkbox' }), false)).toBe('no')
    expect(attributeText(features, ['a', 'b'])).toBe('a, b')
    expect(attributeText(features, [])).toBeNull()
    expect(attributeText(size, null)).toBeNull()
  })
})

test('labels share what has one id, type and name', () => {
  const label = (attributes: AttributeDefinition[]) => ({
    id: 'l',
    name: 'L',
    color: '#000000',
    hotkey: null,
    targets: [],
    coding: null,
    conceptConstraint: null,
    attributes,
    paired: false,
  })
  const other = define({ id: 'b' })
  expect(commonAttributes([label([size, other]), label([size])])).toEqual([size])
  expect(commonAttributes([label([size]), label([{ ...size, type: 'text' }])])).toEqual([])
  expect(commonAttributes([label([size]), undefined])).toEqual([])
})

describe('definitions', () => {
  test.each<[Partial<AttributeDefinition>, string | undefined]>([
    [{}, undefined],
    [{ name: '  ' }, 'attribute-name-missing'],
    [{ type: 'choice' }, 'attribute-options-missing'],
    [{ type: 'choice', options: ['a', 'a'] }, 'attribute-option-twice'],
    [{ min: 5, max: 1 }, 'attribute-limits-crossed'],
    [{ unit: '[HU]' }, undefined],
    [{ unit: 'mm squared' }, 'attribute-unit-not-ucum'],
    [{ unit: 'µm' }, 'attribute-unit-not-ucum'],
    [{ min: 1, default: 0 }, 'attribute-default-unfit'],
    [{ type: 'checkbox', default: false }, undefined],
  ])('%j', (more, problem) => {
    expect(definitionsProblem([define(more)])).toBe(problem)
  })

  test('names are each their own, whatever their case', () => {
    expect(definitionsProblem([size, define({ id: 'b', name: 'size ' })])).toBe('attribute-name-twice')
  })

  test('another type keeps id and name, and what it can use', () => {
    expect(withType(size, 'text')).toEqual({ id: 'a', name: 'Size', type: 'text', required: false })
    expect(withType(size, 'scale')).toMatchObject({ min: 0, max: 90, step: 1 })
    expect(definitionsProblem([withType(size, 'choices')])).toBeUndefined()
  })

  test('an option given up takes the default with it', () => {
    const given = withDefault(texture, 'solid')
    expect(withOptions(given, ['ground-glass', 'part-solid'])).not.toHaveProperty('default')
    expect(withOptions(given, ['solid']).default).toBe('solid')
  })
})
