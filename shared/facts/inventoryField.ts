import { z } from 'zod'

/** What a column of a device list can stand for. */
export const inventoryFieldSchema = z.enum([
  'name',
  'aadDeviceId',
  'senseDeviceId',
  'intuneDeviceId',
  'tenantId',
  'os',
  'osBuild',
  'managedBy',
  'enrollmentStatus',
  'onboardingStatus',
  'joinType',
  'registration',
  'enabled',
  'mdm',
  'compliant',
  'lastSeen',
  'registeredAt',
  'user',
  'healthStatus',
  'riskLevel',
])
export type InventoryField = z.infer<typeof inventoryFieldSchema>

/** Whose list it is: the Defender portal's, Entra ID's or Intune's. */
export const inventorySourceSchema = z.enum(['portal', 'entra', 'intune'])
export type InventorySource = z.infer<typeof inventorySourceSchema>

/** What a person says that a list and its columns are; one entry a column, null for a column that stands for nothing known. */
export const inventoryMappingSchema = z.object({ source: inventorySourceSchema, fields: z.array(inventoryFieldSchema.nullable()) })
export interface InventoryMapping {
  readonly source: InventorySource
  readonly fields: readonly (InventoryField | null)[]
}
