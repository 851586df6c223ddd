import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

/** Unit tests mirror the product; those of React parts run in jsdom-free Node by rendering to text, the rest end to end in test/ui. */
export default defineConfig({
  root,
  plugins: [react()],
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    // One core is left idle otherwise, which on two cores is half of the machine.
    maxWorkers: '100%',
    // V8 may crash where several threads have stripped types for a while (docs/adr/0002).
    execArgv: ['--wasm-wrapper-tiering-budget=2147483647'],
  },
})
