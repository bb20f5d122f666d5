"""What is recorded of somebody speaks against what is in a gesture, or does not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gestures.conditions import CONDITIONS, LABELS
from app.gestures.contents import freed_by, read_content
from app.gestures.known import DISLIKE, NAMED, REFUSED, REMARK, WISH, Known
from app.gestures.schemas import ClashKind
from app.gestures.substances import BY_KEY, LOOKALIKES, SUBSTANCES, Substance
from app.model.gesture import GestureKind

BREAKING = frozenset({"with", "and", "gin and tonics", "fish and chips"})
READS = {
    "allergy": (NAMED,),
    "diet": (REFUSED, NAMED),
    "must": (REFUSED,),
    "dislike": (DISLIKE,),
    "wish": (WISH,),
    "note": (REMARK,),
}


@dataclass(frozen=True)
class Case:
    """What is recorded, how, and what is given."""

    sort: str
    sentence: str
    what: str
    contains: tuple[str, ...] = ()
    kind: GestureKind = GestureKind.OTHER

    @property
    def clashes(self) -> bool:
        """Whether the one speaks against the other."""
        known = Known(ClashKind.MUST, self.sentence, "Léa", READS[self.sort])
        return known.speaks_against(read_content(self.what, contains=self.contains, kind=self.kind))


CLASHING = [
    Case("allergy", "Allergic to nuts", "Small cake", ("nuts",)),
    Case("allergy", "Severe nut allergy", "Almond cookies"),
    Case("allergy", "Nut allergy, carries an EpiPen", "Box of pralines"),
    Case("allergy", "NUTS!!", "Hazelnut praliné"),
    Case("allergy", "Allergic to tree nuts", "Walnut bread"),
    Case("allergy", "Allergic to almonds", "Marzipan fruit", ("nuts",)),
    Case("allergy", "Allergic to almonds", "Pistachio ice cream"),
    Case("allergy", "Peanut allergy", "Peanut butter brownies"),
    Case("allergy", "Nussallergie", "Baumnüsse"),
    Case("allergy", "Allergie: Nüsse", "Haselnuss-Pralinen"),
    Case("allergy", "Allergic to nuts", "A box of chocolates"),
    Case("allergy", "Allergic to nuts. Loves chocolate", "Praline selection"),
    Case("allergy", "Everything except nuts", "Cashew nuts at the bar"),
    Case("allergy", "No nuts - severe", "Mixed nuts"),
    Case("allergy", "No nuts severe allergy", "Mixed nuts"),
    Case("allergy", "Coconut allergy", "Coconut cake"),
    Case("allergy", "Milk allergy", "Ice cream"),
    Case("allergy", "Allergic to dairy", "Cheese board"),
    Case("allergy", "Cow's milk protein allergy", "Cappuccino"),
    Case("allergy", "Milk allergy", "Lactose-free milk"),
    Case("allergy", "Lactose intolerant", "Panna cotta"),
    Case("allergy", "Laktoseintoleranz", "Dessert", ("dairy",)),
    Case("allergy", "Coeliac", "Birthday cake"),
    Case("allergy", "Celiac disease", "Toast and coffee"),
    Case("allergy", "Gluten intolerance", "Beer on us"),
    Case("allergy", "Gluten intolerance", "Gluten-free bread with a croissant"),
    Case("diet", "Gluten-free", "Cookies"),
    Case("allergy", "Wheat allergy", "Pasta for two"),
    Case("allergy", "Egg allergy", "Meringue"),
    Case("allergy", "Allergic to eggs", "Omelette"),
    Case("allergy", "Allergic to shellfish", "Lobster dinner"),
    Case("allergy", "Shrimp allergy", "Oysters and champagne"),
    Case("allergy", "Allergic to prawns", "Seafood platter"),
    Case("allergy", "Fish allergy", "Smoked salmon"),
    Case("allergy", "Soy allergy", "Tofu bowl"),
    Case("allergy", "Sesame allergy", "Hummus"),
    Case("allergy", "Allergic to kiwis", "Fruit basket"),
    Case("allergy", "Allergic to kiwi fruit", "Kiwi sorbet"),
    Case("allergy", "Strawberry allergy", "Strawberries and cream"),
    Case("allergy", "Allergic to lilies", "Bouquet of lilies"),
    Case("allergy", "Allergic to lilies", "Fresh flowers in the room"),
    Case("allergy", "Hay fever", "Bouquet with the delivery"),
    Case("allergy", "Pollen allergy", "Roses"),
    Case("allergy", "Allergic to feathers", "Pillow of their choice", ("feathers",)),
    Case("allergy", "Feather allergy", "Down pillow"),
    Case("allergy", "Latex allergy", "Balloons"),
    Case("allergy", "Allergic to perfume", "Scented candle"),
    Case("allergy", "Wool allergy", "Cashmere scarf"),
    Case("allergy", "Allergic to liquorice", "Liquorice from the market"),
    Case("diet", "Vegan", "Cheese board"),
    Case("diet", "Vegan", "Honey from the roof"),
    Case("diet", "Strictly vegan", "Leather gloves"),
    Case("diet", "Vegetarian", "Charcuterie board"),
    Case("diet", "Vegetarian", "Gummy bears"),
    Case("diet", "Pescatarian", "Steak dinner"),
    Case("diet", "Halal", "Bottle of house wine"),
    Case("diet", "Halal only", "Bacon sandwich"),
    Case("diet", "Kosher", "Prawn cocktail"),
    Case("diet", "Kosher", "Ham sandwich"),
    Case("diet", "No alcohol", "Champagne"),
    Case("diet", "No alcohol", "A glass of rosé"),
    Case("diet", "No alcohol", "Champagne, and an alcohol-free wine for her"),
    Case("diet", "Does not drink alcohol", "Welcome drink", ("alcohol",)),
    Case("diet", "Doesn't drink", "Gin and tonic"),
    Case("diet", "Recovering alcoholic", "Prosecco"),
    Case("diet", "Sober since 2019", "Minibar on us"),
    Case("diet", "No pork", "Parma ham and melon"),
    Case("diet", "Does not eat meat", "Beef carpaccio"),
    Case("diet", "Cannot eat onions", "Onion soup"),
    Case("diet", "Observes Ramadan", "Lunch on us"),
    Case("must", "Diabetic", "Box of pralines"),
    Case("must", "Pregnant", "Glass of champagne"),
    Case("must", "Pregnant", "Sushi"),
    Case("must", "Uses a wheelchair", "Dinner on the rooftop"),
    Case("must", "Wheelchair", "Tower tour", ("stairs",)),
    Case("must", "Epilepsy", "Fireworks on the lake"),
    Case("must", "Asthma", "Scented candle"),
    Case("must", "Must never have nuts", "Walnut cake"),
    Case("must", "Pacemaker", "Sauna for two"),
    Case("dislike", "Lilies", "Bouquet of white lilies"),
    Case("dislike", "Lilies", "A bouquet"),
    Case("dislike", "Does not like coriander", "Coriander soup"),
    Case("dislike", "Dark chocolate", "Dark chocolate mousse"),
    Case("dislike", "Feather pillows", "Feather pillow"),
    Case("dislike", "Surprises", "Surprise cake with candles"),
    Case("dislike", "Being sung to", "Birthday song", ("singing",)),
    Case("dislike", "Red wine", "Bottle of red wine"),
    Case("dislike", "Flowers, except roses", "Tulips"),
    Case("wish", "No fuss", "Cake with candles"),
    Case("wish", "No fuss please", "Surprise party"),
    Case("wish", "Please keep it low key", "Balloons and a banner"),
    Case("wish", "No candle", "Cake with a candle"),
    Case("wish", "No candles on the cake", "Birthday cake with candles"),
    Case("wish", "Prefers a straight answer over a gift", "Gift from the shop"),
    Case("wish", "Prefers a straight answer over a gift", "Silk scarf", (), GestureKind.GIFT),
    Case("wish", "Prefers tea over coffee", "Coffee and cake"),
    Case("wish", "Vegetarian food", "Steak"),
    Case("wish", "Tea, no sugar", "Sugar biscuits"),
    Case("wish", "No photos", "Photo of the evening"),
    Case("wish", "Alcohol-free drinks only", "Spritz"),
    Case("wish", "Anniversary, no roses please", "Bouquet of roses"),
    Case("wish", "Does not like being fussed over", "Birthday cake with candles"),
    Case("diet", "Muslim, no alcohol or pork", "Ham and melon"),
    Case("allergy", "Nuts (walnuts, hazelnuts)", "Nutella crêpe"),
    Case("allergy", "Peanuts", "Satay skewers"),
    Case("must", "No stairs", "Room upstairs"),
    Case("must", "Bad knees", "Bike tour"),
    Case("diet", "No alcohol", "Tea with a shot of rum"),
    Case("note", "Came for a wedding, no fuss", "Balloons"),
    Case("note", "Told us: no alcohol", "Bottle of champagne"),
    Case("wish", "Candles are not welcome", "Candle"),
    Case("wish", "Spare him the singing", "Birthday song"),
    Case("wish", "Please don't sing", "Birthday song by the team"),
    Case("wish", "Don't mention my age", "Balloon with her age"),
    Case("wish", "Doesn't like anyone knowing how old she is", "Number candle 60"),
    Case("note", "Jehovah's Witness", "Birthday cake"),
    Case("note", "Family are Jehovah's Witnesses", "Birthday card"),
    Case("wish", "She likes no fuss", "Balloons"),
    Case("wish", "Would love it without singing", "Singing waiters"),
    Case("wish", "Does not celebrate birthdays", "Birthday cake"),
    Case("note", "Doesn't celebrate birthdays", "Balloons and a birthday banner"),
    Case("wish", "Candles: no thanks", "Cake with candles"),
    Case("wish", "No candles", "Birthday cake"),
    Case("note", "Is fasting, observes Ramadan", "Afternoon tea"),
    Case("diet", "Muslim", "Champagne"),
    Case("wish", "Hates being the centre of attention", "Serenade by the team"),
    Case("wish", "Embarrassed by singing", "Birthday song"),
    Case("wish", "Can't stand balloons", "Balloons"),
    Case("wish", "Leave the candles off", "Candle"),
    Case("wish", "Please keep singing away", "Song"),
    Case("dislike", "surprise", "Surprise party"),
    Case("wish", "Keine Kerzen", "Cake with candles"),
    Case("wish", "Candles are a no-go", "Candle"),
    Case("wish", "Would rather not have any singing", "Song"),
    Case("wish", "Uncomfortable with attention", "Balloons"),
    Case("must", "No candles", "Cake with candles"),
    Case("wish", "Very private person", "Confetti"),
    Case("wish", "Sensitive about her age", "Banner with age"),
    Case("note", "Gave up alcohol last year", "Champagne"),
    Case("diet", "On the wagon", "Wine"),
    Case("wish", "no nuts any more please", "Nut cake"),
    Case("allergy", "Allergic to nuts; candles are fine", "Nut cake"),
    Case("wish", "Sparklers scare her", "Sparkler"),
    Case("wish", "nobody should sing", "Birthday song"),
    Case("wish", "Fine with no candles", "Candle"),
    Case("wish", "No surprises", "Surprise visit by the band"),
]  # fmt: skip

INNOCENT = [
    Case("allergy", "Allergic to nuts", "Nutmeg latte"),
    Case("allergy", "Allergic to nuts", "Coconut sorbet"),
    Case("allergy", "Allergic to nuts", "Doughnuts"),
    Case("allergy", "Allergic to nuts", "Dough nuts for the children"),
    Case("allergy", "Allergic to nuts", "Butternut soup"),
    Case("allergy", "Allergic to nuts", "Nut-free brownies"),
    Case("allergy", "Allergic to nuts", "Brownies without nuts"),
    Case("allergy", "Allergic to nuts", "Cake free from nuts and egg"),
    Case("allergy", "Allergic to nuts", "Walnut desk by the window"),
    Case("allergy", "Allergic to nuts", "Hot chocolate"),
    Case("allergy", "Allergic to nuts", "Breakfast on us, for two"),
    Case("allergy", "Coconut allergy", "Almond cookies"),
    Case("allergy", "Nut allergy, fine with coconut", "Coconut cake"),
    Case("allergy", "No known allergies", "Almond cake"),
    Case("allergy", "Not allergic to nuts", "Almond cake"),
    Case("allergy", "No nut allergy", "Almond cake"),
    Case("allergy", "Allergies: none", "Almond cake"),
    Case("allergy", "Nut allergy ruled out", "Almond cake"),
    Case("allergy", "Milk allergy", "Oat milk porridge"),
    Case("allergy", "Milk allergy", "Hand cream"),
    Case("allergy", "Milk allergy", "Dairy-free chocolate"),
    Case("allergy", "Lactose intolerant", "Lactose-free ice cream"),
    Case("allergy", "Coeliac", "Gluten-free cake"),
    Case("allergy", "Coeliac", "Cake, gluten-free"),
    Case("allergy", "Coeliac", "Flowers and a handwritten note"),
    Case("allergy", "Wheat allergy", "Buckwheat pancake without gluten"),
    Case("allergy", "Egg allergy", "Eggplant salad"),
    Case("allergy", "Egg allergy", "Egg chair in the lobby"),
    Case("allergy", "Shellfish allergy", "Smoked salmon"),
    Case("allergy", "Fish allergy", "A fishing trip"),
    Case("allergy", "Allergic to lilies", "Red roses"),
    Case("allergy", "Allergic to lilies", "Lily suite for a night"),
    Case("allergy", "Hay fever", "Rose gold bracelet"),
    Case("allergy", "Allergic to kiwi", "Strawberries"),
    Case("allergy", "Allergic to feathers", "Feather-free pillow"),
    Case("allergy", "Latex allergy", "Balloon ride at dawn"),
    Case("diet", "No alcohol", "Alcohol-free wine"),
    Case("diet", "No alcohol", "Non-alcoholic beer"),
    Case("diet", "No alcohol", "Ginger ale"),
    Case("diet", "No alcohol", "Virgin mojito"),
    Case("diet", "No alcohol", "Mocktail of the day"),
    Case("diet", "No alcohol", "Wine glasses, a set of six"),
    Case("diet", "No alcohol", "Airport transfer"),
    Case("diet", "Halal", "Halal lamb dinner"),
    Case("diet", "Halal", "Fruit plate"),
    Case("diet", "Vegan", "Vegan cake"),
    Case("diet", "Vegan", "Faux leather pouch"),
    Case("diet", "Vegetarian", "Cheese board"),
    Case("diet", "Vegetarian", "Hammam tickets"),
    Case("diet", "Pescatarian, eats fish", "Smoked salmon"),
    Case("diet", "Not vegan any more", "Cheese board"),
    Case("must", "Wheelchair", "Step-free room near the lift"),
    Case("must", "Oat milk with coffee", "Coffee on us"),
    Case("must", "Quiet room, away from the lift", "Better room for this stay"),
    Case("must", "Diabetic", "Late check-out at 15:00"),
    Case("dislike", "Red wine", "Glass of champagne"),
    Case("dislike", "Walnuts", "Almond cookies"),
    Case("dislike", "Feather pillows", "Foam pillow"),
    Case("dislike", "Milk in her tea", "Cheese board"),
    Case("wish", "Likes tulips", "Tulips"),
    Case("wish", "Oat milk", "Oat milk cappuccino"),
    Case("wish", "No fuss", "Handwritten note", (), GestureKind.NOTE),
    Case("wish", "No fuss", "One night refunded", (), GestureKind.REFUND),
    Case("wish", "Prefers a straight answer over a gift", "One night refunded", (), GestureKind.REFUND),
    Case("wish", "Likes champagne, no problem with late check-out", "Late check-out"),
    Case("wish", "Never in a hurry", "Late check-out"),
    Case("wish", "Anniversary, no roses please", "Bouquet of tulips"),
    Case("allergy", "Nut allergy", "Chestnut brown leather bag"),
    Case("allergy", "Allergic to strawberries but loves raspberries", "Raspberry tart"),
    Case("diet", "No alcohol", "Rum-free punch"),
    Case("diet", "Vegan, wine ok", "Glass of wine"),
    Case("note", "No answer on the phone, called twice", "Phone case"),
    Case("note", "Did not find the room number", "Better room"),
    Case("wish", "Candles are fine", "Cake with candles"),
    Case("allergy", "No nut allergy any more", "Walnut cake"),
    Case("allergy", "Nut allergy, but candles are fine", "Cake with candles"),
    Case("allergy", "Allergic to sesame. Nuts are fine", "Walnut bread"),
    Case("wish", "Doesn't mind singing", "Birthday song"),
    Case("wish", "Nothing against candles", "Candle"),
    Case("wish", "Never forget her birthday", "Birthday cake"),
    Case("wish", "No singing, candles are fine", "Candle"),
    Case("diet", "No longer vegan", "Cheese board"),
    Case("wish", "No birthday candles", "Birthday card"),
    Case("note", "Does not celebrate Christmas", "Birthday cake"),
    Case("wish", "Loves a fuss", "Balloons"),
    Case("wish", "No fuss", "Handwritten note"),
    Case("wish", "Don't mention my age", "Birthday cake"),
    Case("wish", "No longer minds surprises", "Surprise"),
    Case("allergy", "Outgrew the nut allergy", "Nut cake"),
    Case("wish", "Champagne is welcome, no beer", "Champagne"),
    Case("wish", "Singing is fine now", "Song"),
    Case("must", "No stairs; candles are ok", "Candle"),
]  # fmt: skip


@pytest.mark.parametrize("case", CLASHING, ids=lambda case: f"{case.sentence} / {case.what}")
def test_what_speaks_against_a_gesture_is_found(case: Case) -> None:
    assert case.clashes


@pytest.mark.parametrize("case", INNOCENT, ids=lambda case: f"{case.sentence} / {case.what}")
def test_what_does_not_speak_against_a_gesture_is_left_alone(case: Case) -> None:
    assert not case.clashes


def test_there_are_examples_enough() -> None:
    assert len(set(CLASHING)) >= 60
    assert len(set(INNOCENT)) >= 40


def test_the_lists_speak_of_nothing_they_do_not_know() -> None:
    keys = {
        key for words in (CONDITIONS, LABELS, LOOKALIKES) for value in words.values() for key in value.split()
    }
    assert keys <= BY_KEY.keys()


@pytest.mark.parametrize("substance", SUBSTANCES, ids=lambda substance: substance.key)
def test_every_word_of_the_lists_is_found_alone_and_in_the_plural(substance: Substance) -> None:
    lost = [
        word
        for word in substance.general | substance.kinds | substance.found_in
        if not {word, f"{word}s"} & BREAKING
        for text in (word, f"{word}s")
        if substance.key not in read_content(text).keys and substance.key not in freed_by(word)
    ]
    assert lost == []


@given(
    before=st.text(max_size=30),
    after=st.text(max_size=30),
    word=st.sampled_from(sorted(BY_KEY["nuts"].kinds)),
)
def test_no_text_around_a_sentence_makes_the_guard_fail(before: str, after: str, word: str) -> None:
    assert Case("allergy", f"Allergic to {word}", f"{word} cake").clashes
    for sort in READS:
        assert Case(sort, f"{before} {word} {after}", after + before).clashes in (True, False)
