export { EventDetails } from './EventDetails.tsx'
