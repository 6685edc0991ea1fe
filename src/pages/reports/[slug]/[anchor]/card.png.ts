import { cardPaths, getCard } from '../../../../components/pictures/pictures.ts'
import { sectionCards } from '../../../../data/cards.ts'

export const getStaticPaths = async () => cardPaths(await sectionCards())

export const GET = getCard
