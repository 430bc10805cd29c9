import { expect, it } from 'vitest'
import { noteConcept, readConceptMemory, toggleFavourite } from '../../src/persistence/concept-memory.ts'
import { GlossaDatabase } from '../../src/persistence/database.ts'

const coding = (code: string) => ({ system: 'urn:test', version: '1', code, display: code })

it('keeps the last codes of each annotator, the latest first and each once, and those they marked', async () => {
  const db = new GlossaDatabase(`test:${crypto.randomUUID()}:`)
  for (const code of ['a', 'b', 'a']) await noteConcept(db, 'ada', coding(code))
  for (let index = 0; index < 20; index++) await noteConcept(db, 'ben', coding(String(index)))
  await toggleFavourite(db, 'ada', coding('c'))
  await toggleFavourite(db, 'ada', coding('b'))
  await toggleFavourite(db, 'ada', coding('c'))
  const ada = await readConceptMemory(db, 'ada')
  expect(ada.recents.map(({ code }) => code)).toEqual(['a', 'b'])
  expect(ada.favourites.map(({ code }) => code)).toEqual(['b'])
  const ben = await readConceptMemory(db, 'ben')
  expect(ben.recents).toHaveLength(12)
  expect(ben.recents[0]?.code).toBe('19')
})

it('takes what does not hold for nothing', async () => {
  const db = new GlossaDatabase(`test:${crypto.randomUUID()}:`)
  for (const value of ['no json', '{"recents":[{}],"favourites":[]}']) {
    await db.settings.put({ name: 'concepts:ada', value })
    expect(await readConceptMemory(db, 'ada')).toEqual({ recents: [], favourites: [] })
  }
})
