import { describe, expect, it } from 'vitest'
import { captureCommands, eventDescription, eventProviderOf, eventProviders } from '../../../../shared/knowledge/events.ts'
import { knownEvents } from '../../../../shared/knowledge/knownEvents.ts'
import { sources } from '../../../../shared/knowledge/sources.ts'

const REGISTRATION = 'Microsoft-Windows-User Device Registration'

describe('event descriptions', () => {
  it.each([
    REGISTRATION,
    '23b8d46b-67dd-40a3-b636-d43e50552c6d',
    '{23B8D46B-67DD-40A3-B636-D43E50552C6D}',
    'User Device Registration',
    'microsoft-windows-user device registration/admin',
  ])('finds event 304 by %s', (provider) => {
    expect(eventDescription(provider, 304)).toMatchObject({
      title: { en: 'Automatic registration failed in the phase join', fr: 'Échec de l’inscription automatique à la phase join' },
      step: 'join',
      fields: ['ExitCode', 'ServerErrorMessage', 'TenantType', 'JoinType', 'DebugOutput'],
      level: 'Error',
      documented: true,
    })
  })

  it('describes every event that is known, in both languages, as a title', () => {
    for (const { provider, id } of knownEvents) {
      const found = eventDescription(provider, id)
      expect(found?.title.en, `${provider} ${id}`).toMatch(/^[A-Z].*[^.]$/)
      expect(found?.title.fr, `${provider} ${id}`).toMatch(/^[A-ZÀ-Ý].*[^.]$/)
    }
    expect(knownEvents.every(({ provider }) => eventProviderOf(provider)?.name === provider)).toBe(true)
  })

  it('says of the events of the down-level join that no source gives their text', () => {
    expect(eventDescription('Microsoft-Workplace Join', 201)).toMatchObject({ step: 'join', fields: [], documented: false })
    expect(eventDescription('Microsoft-Workplace Join', 202)).toBeUndefined()
  })

  it('gives one number the meaning of its own provider only', () => {
    expect(eventDescription('SENSE', 4)?.title.en).toBe('Sensor reached its server')
    expect(eventDescription('Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider', 4)?.title.en).toBe(
      'Certificate policy request sent',
    )
    expect(eventDescription('AAD', 4)).toBeUndefined()
  })

  it.each([
    ['Microsoft-Windows-Kernel-Power', 41],
    ['', 304],
    [REGISTRATION, 9999],
    ['Microsoft.AAD.Runtime', 0],
  ])('knows nothing of %s %i', (provider, id) => {
    expect(eventDescription(provider, id)).toBeUndefined()
  })

  it('has no step where an event belongs to none', () => {
    expect(eventDescription(REGISTRATION, 110)).not.toHaveProperty('step')
    expect(eventDescription('SENSE', 5)).not.toHaveProperty('step')
  })
})

describe('event providers', () => {
  it('are twenty, each name and GUID once', () => {
    expect(eventProviders).toHaveLength(20)
    const names = eventProviders.flatMap(({ id, name, otherNames, channels }) => [id, name, ...otherNames, ...channels])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  })

  it('finds the AAD runtime by its channel', () => {
    expect(eventProviderOf('Microsoft-Windows-AADRT/Admin')?.id).toBe('bd67e65c-9cc2-51d8-7399-0bb9899e75c1')
  })
})

describe('capture commands', () => {
  const keys = new Set(sources.map(({ key }) => key))

  it('are there for logman, wpr and netsh, each with a note and sources that exist', () => {
    expect(captureCommands.map(({ tool }) => tool)).toEqual(expect.arrayContaining(['logman', 'wpr', 'netsh']))
    for (const { tool, commands, note, source } of captureCommands) {
      expect(commands.length, tool).toBeGreaterThan(0)
      expect(note?.fr, tool).not.toBe(note?.en)
      expect(source.split(', ').filter((key) => !keys.has(key))).toEqual([])
    }
  })

  it('are commands to copy: no remark among them, and what is started is stopped', () => {
    const logman = captureCommands.find(({ tool }) => tool === 'logman')
    expect(logman?.commands[0]).toContain('{bd67e65c-9cc2-51d8-7399-0bb9899e75c1}')
    expect(logman?.commands.at(-1)).toBe('logman stop AADRT -ets')
    expect(captureCommands.flatMap(({ commands }) => commands).filter((command) => /^[(#]/.test(command))).toEqual([])
  })
})
