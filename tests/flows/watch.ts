import { type BrowserContext, expect } from '@playwright/test'

export interface Watch {
  /** Accepts complaints that match from now on: for flows that provoke one. */
  allow(pattern: RegExp): void
  /** Fails the running flow when there was any complaint that is not allowed. */
  expectNone(): void
}

/**
 * Listens to everything that happens in a browser context, its workers included, and keeps what must never happen: a request that
 * leaves the app's origin, a violation of the content security policy, an uncaught error, an error on the console.
 * Call it before the first page is opened.
 * @param origin of the app, without a slash at its end
 */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const complaints: string[] = []
  const allowed: RegExp[] = []
  const complain = (complaint: string) => complaints.push(complaint)

  context.on('request', (request) => {
    if (!staysWithin(origin, request.url())) complain(`request to ${request.url()}`)
  })
  context.on('page', (page) => {
    page.on('websocket', (socket) => complain(`web socket to ${socket.url()}`))
    page.on('crash', () => complain('the page crashed'))
  })
  context.on('weberror', (error) => complain(`uncaught ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (violation) => {
      console.error(`violates ${violation.effectiveDirective}: ${violation.blockedURI} ${violation.sample}`)
    })
  })

  return {
    allow: (pattern) => allowed.push(pattern),
    expectNone: () =>
      expect(
        complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint))),
        'nothing leaves the origin, violates the policy or goes wrong unseen',
      ).toEqual([]),
  }
}

function staysWithin(origin: string, address: string): boolean {
  return address.startsWith(`${origin}/`) || address.startsWith(`blob:${origin}/`) || address.startsWith('data:')
}
