import { expect, it } from 'vitest'
import { createRegistry } from './registry.ts'

it('keeps the order and finds by id', () => {
  const modules = [{ id: 'b' }, { id: 'a' }]
  const registry = createRegistry(modules)
  expect(registry.all).toEqual(modules)
  expect(registry.get('a')).toBe(modules[1])
  expect(registry.get('c')).toBeUndefined()
  expect(registry.get('constructor')).toBeUndefined()
})

it('refuses two modules of one id', () => {
  expect(() => createRegistry([{ id: 'a' }, { id: 'a' }])).toThrow('"a"')
})
