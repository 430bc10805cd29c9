import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import packageJson from './package.json' with { type: 'json' }
import { appInputs, buildStamp } from './scripts/build-stamp.mjs'
import { quietly, quietlyInWorkers } from './scripts/quiet-codecs.mjs'
import { contentSecurityPolicyInPage, securityHeaders } from './scripts/security-headers.ts'
import { workersWithoutViewers } from './scripts/workers-without-viewers.ts'

export default defineConfig({
  base: './',
  // Routes live in the hash, so a missing file is a 404, not the page again.
  appType: 'mpa',
  plugins: [react(), contentSecurityPolicyInPage(), buildStamp(appInputs)],
  define: {
    __APP_VERSION__: JSON.stringify(packageJson.version),
    // zod compiles schemas with `new Function`, which the security policy forbids. It asks its global settings when a schema is made,
    // which is before any module of ours could change them: bundling runs shared chunks first. Workers are covered too.
    'globalThis.__zod_globalConfig': '{"jitless":true}',
  },
  worker: {
    format: 'es',
    plugins: () => [workersWithoutViewers()],
    rolldownOptions: quietlyInWorkers,
  },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: quietly,
    // Every supported browser preloads modules by itself.
    modulePreload: { polyfill: false },
  },
  preview: { headers: securityHeaders },
})
