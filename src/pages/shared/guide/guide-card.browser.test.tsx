import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Modality } from '../../../contracts/modality.ts'
import { createRegistry } from '../../../lib/registry.ts'
import { imageModality } from '../../../modalities/image/index.ts'
import { textModality } from '../../../modalities/text/index.ts'
import { KeyChangesContext } from '../../../ui/keys/keys-context.ts'
import { UiProvider } from '../../../ui/UiProvider.tsx'
import { ModulesContext } from '../modules-context.ts'
import { GuideCard } from './GuideCard.tsx'
import { beginGuide, closeGuide, forgetGuide, guideNow, noteExport, offerGuide, useGuide } from './guide-state.ts'
import type { GuideFacts, GuideStep } from './guide-steps.ts'

beforeEach(forgetGuide)
afterEach(cleanup)

const nothing: GuideFacts = { box: false, tag: false, join: false, code: false, submit: false, export: false }

/** The card of the kept guide, gone when that is closed. */
function Card(props: { facts: GuideFacts; step: GuideStep | null; strayName?: string }) {
  const guide = useGuide()
  if (guide === null || guide.status === 'closed') return null
  const { strayName = null, ...own } = props
  return <GuideCard guide={guide} place="case" caseName="Case 0002" labelKey="1" strayName={strayName} {...own} />
}

function show(facts: GuideFacts, step: GuideStep | null, strayName?: string) {
  const modules = {
    modalities: createRegistry<Modality>([imageModality, textModality]),
    exportFormats: createRegistry<never>([]),
    importFormats: createRegistry<never>([]),
    messages: [],
  }
  return (
    <UiProvider>
      <ModulesContext value={modules}>
        <KeyChangesContext value={[{ scope: 'page', chord: 'R', to: 'Shift+Y' }]}>
          <Card facts={facts} step={step} {...(strayName === undefined ? {} : { strayName })} />
        </KeyChangesContext>
      </ModulesContext>
    </UiProvider>
  )
}

test('the card says the step, its keys as this device has them, and what is done; skipping it is for good', async () => {
  offerGuide('p', 'c')
  beginGuide()
  const { rerender } = render(show(nothing, 'box'))
  const card = screen.getByRole('complementary', { name: 'Guide' })
  expect(card.textContent).toContain('Box the nodule')
  expect(card.textContent).toContain('⇧ Y')
  expect(document.activeElement).toBe(document.body)
  rerender(show({ ...nothing, box: true }, 'tag'))
  expect(screen.getByRole('listitem', { current: 'step' }).textContent).toContain('Tag the word')
  expect(screen.getByText(/Box the nodule, done/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Skip the guide' }))
  expect(screen.queryByRole('complementary')).toBeNull()
  offerGuide('p', 'c')
  expect(guideNow()?.status).toBe('closed')
})

test('a region with another label is pointed out', () => {
  offerGuide('p', 'c')
  render(show(nothing, 'box', 'Mass'))
  expect(screen.getByRole('complementary').textContent).toContain('What you drew is called Mass')
})

test('an export counts while the guide runs, and for its project only', () => {
  offerGuide('p', 'c')
  noteExport('p', '2024-05-01T10:00:00.000Z')
  expect(guideNow()?.exportedAt).toBeNull()
  beginGuide()
  noteExport('other', '2024-05-01T10:00:00.000Z')
  expect(guideNow()?.exportedAt).toBeNull()
  noteExport('p', '2024-05-01T10:00:00.000Z')
  expect(guideNow()?.exportedAt).toBe('2024-05-01T10:00:00.000Z')
  closeGuide()
  expect(guideNow()?.status).toBe('closed')
})
