import { llmsText } from '../data/llms.ts'
import { reportContents } from '../data/reports.ts'

export const GET = async () => new Response(llmsText(await reportContents()))
