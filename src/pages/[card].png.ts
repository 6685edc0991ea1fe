import type { APIRoute } from 'astro'
import { siteCard } from '../data/cards.ts'
import { cardPaths, pictureResponse } from '../og/pictures.ts'

export const getStaticPaths = async () =>
  cardPaths([{ params: { card: 'card' }, card: await siteCard() }])

export const GET: APIRoute = async () => pictureResponse({ kind: 'card', card: await siteCard() })
