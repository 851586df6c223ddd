/**
 * Data of this folder under the type of its schema. It is not parsed here, for the data is part of the product and parsing
 * would cost every start of the app and of the command line; a test parses each file and holds that nothing is filled in.
 */
export const typedData = <T>(data: unknown): T => data as T
