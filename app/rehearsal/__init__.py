"""Made-up venues to practise on: a hotel, a restaurant and a boutique, the same for a seed and a day."""
