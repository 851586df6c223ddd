/** A row of a list that the tests import: what is absent is an empty cell. */
export interface ListedDevice {
  readonly name?: string
  readonly id?: string
  readonly senseId?: string
  readonly os?: string
  readonly at?: string
  readonly status?: string
}

const ENTRA = 'displayName,accountEnabled,operatingSystem,deviceId,registrationTime,approximateLastSignInDateTime'
const PORTAL = 'Device ID,Device Name,OS Platform,Azure AD Device Id,Last device update,Managed By,MDE Enrollment status'

const DAY = '2024-05-08T10:00:00Z'

/** As Entra ID exports its devices. */
export const entraList = (devices: readonly ListedDevice[]): string =>
  lines(ENTRA, devices, ({ name, id, os, at }) => [name, 'True', os ?? 'Windows', id, '2023-01-02T03:04:05Z', at ?? DAY])

/** As the Defender portal exports its inventory. */
export const portalList = (devices: readonly ListedDevice[]): string =>
  lines(PORTAL, devices, ({ name, id, senseId, os, at, status }) => [senseId, name, os ?? 'Windows 11', id, at ?? DAY, 'MDE', status])

const lines = (
  header: string,
  devices: readonly ListedDevice[],
  cells: (device: ListedDevice) => readonly (string | undefined)[],
): string => [header, ...devices.map((device) => cells(device).join(','))].map((line) => `${line}\r\n`).join('')

/** A GUID, and an id of the sensor, that no other number has. */
export const guidOf = (number: number): string => `${number.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
export const senseIdOf = (number: number): string => number.toString(16).padStart(40, '0')
