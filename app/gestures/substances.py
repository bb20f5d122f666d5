"""What is in things, by the words that staff use: foods, drinks, flowers, scents and fuss.

Words are folded and singular, phrases come before the words they are made of. Nothing here is shown.
"""

from __future__ import annotations

from dataclasses import dataclass


def words_of(text: str) -> frozenset[str]:
    """The words of a list; an underscore joins those of a phrase."""
    return frozenset(word.replace("_", " ") for word in text.split())


@dataclass(frozen=True)
class Substance:
    """One thing to keep away from somebody.

    ``general`` words name all of it, ``kinds`` are kinds of it, ``found_in`` is what is made with it or may
    well be. Where ``one_for_all`` holds, whoever must not have one kind is given none: nobody vouches for
    what touched what. ``vague`` is whether the general word may stand for any kind ("flowers").
    """

    key: str
    general: frozenset[str]
    kinds: frozenset[str]
    found_in: frozenset[str]
    one_for_all: bool
    vague: bool


def _substance(
    key: str, general: str, kinds: str = "", found_in: str = "", *, apart: bool = False, vague: bool = False
) -> Substance:
    return Substance(
        key, words_of(general), words_of(kinds), words_of(found_in), one_for_all=not apart, vague=vague
    )


SUBSTANCES = (
    _substance(
        "nuts",
        "nut tree_nut nutty mixed_nut nuss nusse noix nuez nuece noce noci noisette fruit_a_coque",
        "almond hazelnut hazlenut walnut cashew pecan pistachio pistacchio macadamia brazil_nut pine_nut peanut "
        "groundnut chestnut haselnuss haselnusse walnuss walnusse baumnuss baumnusse erdnuss erdnusse mandel "
        "mandeln amande cacahuete arachide mandorla nocciola pistache nut_butter peanut_butter nut_oil",
        "marzipan praline nougat gianduja nutella frangipane amaretti baklava pesto almond_milk almond_flour "
        "almond_paste almond_oil satay macaron florentine halva granola muesli amaretto turron",
        vague=True,
    ),
    _substance(
        "coconut", "coconut kokos", "", "coconut_milk coconut_cream coconut_oil coconut_water pina_colada"
    ),
    _substance(
        "dairy",
        "dairy milchprodukt latticini",
        "milk milch lait leche cream butter cheese yogurt yoghurt whey casein ghee mascarpone ricotta mozzarella parmesan feta brie "
        "burrata buttermilk cream_cheese clotted_cream whipped_cream kase fromage formaggio sahne rahm creme "
        "camembert gruyere gorgonzola",
        "custard ice_cream gelato milkshake latte cappuccino flat_white fondue raclette panna_cotta tiramisu "
        "chocolate milk_chocolate white_chocolate hot_chocolate latte_macchiato cake cupcake muffin brownie "
        "pastry croissant brioche cheesecake waffle pancake scone birthday_cake quiche eclair profiterole gateau "
        "mousse pudding pizza lasagne fudge toffee caramel cheese_board cream_tea afternoon_tea petit_four "
        "macaron creme_brulee shortbread hollandaise cheese_plate",
    ),
    _substance("lactose", "lactose laktose lattosio lactosa"),
    _substance(
        "gluten",
        "gluten glutine",
        "wheat barley rye spelt semolina malt weizen dinkel seitan bulgur",
        "flour bread toast bun baguette brioche croissant pastry pasta noodle pizza cracker biscuit cookie cake "
        "cupcake muffin brownie waffle pancake pie tart tartlet gateau doughnut donut danish scone sandwich "
        "bagel couscous beer breadcrumb macaroni spaghetti mehl sponge eclair profiterole crumble strudel focaccia "
        "shortbread gingerbread panettone stollen tiramisu cheesecake madeleine birthday_cake petit_four canape "
        "lasagne lager ale stout granola muesli cream_tea afternoon_tea pretzel",
    ),
    _substance(
        "egg",
        "egg eier oeuf huevo uovo",
        "egg_white egg_yolk",
        "omelette omelet meringue mayonnaise mayo custard frittata quiche souffle eggnog cake cupcake pancake "
        "waffle brioche tiramisu pavlova macaron sponge muffin brownie hollandaise birthday_cake cheesecake eclair "
        "doughnut donut gateau creme_brulee mousse madeleine petit_four profiterole afternoon_tea",
    ),
    _substance(
        "shellfish",
        "shellfish seafood crustacean mollusc mollusk fruit_de_mer seafood_platter",
        "prawn shrimp crab lobster crayfish langoustine mussel oyster clam scallop squid octopus calamari scampi "
        "crevette moule gambas",
        "bouillabaisse paella crab_stick bisque",
        vague=True,
    ),
    _substance(
        "fish",
        "fish seafood fisch poisson pescado seafood_platter",
        "salmon tuna cod trout anchovy sardine herring mackerel halibut sea_bass haddock turbot smoked_salmon",
        "caviar sushi sashimi fish_sauce fish_and_chip bouillabaisse ceviche caesar_salad paella",
        vague=True,
    ),
    _substance(
        "soya", "soya soy soybean", "tofu edamame miso tempeh", "soy_sauce soya_milk soy_milk teriyaki"
    ),
    _substance("sesame", "sesame sesame_seed", "tahini", "hummus halva"),
    _substance("mustard", "mustard senf", "dijon", "hollandaise"),
    _substance("celery", "celery sellerie", "celeriac", "bloody_mary"),
    _substance("sulphite", "sulphite sulfite", "", "wine champagne prosecco dried_fruit"),
    _substance(
        "alcohol",
        "alcohol alcoholic booze liquor alkohol alcool",
        "wine champagne champaign champagner prosecco cava cremant sekt spumante beer lager ale stout cider gin rum "
        "vodka whisky whiskey bourbon cognac brandy armagnac grappa tequila mezcal liqueur limoncello amaretto "
        "port_wine glass_of_port bottle_of_port sherry madeira_wine cocktail spritz aperol negroni martini mojito "
        "margarita daiquiri sangria bellini mimosa kir vermouth aperitif aperitivo digestif schnap sake bubbly "
        "sparkling_wine dessert_wine nightcap mulled_wine glogg rosewine absinthe wein vin vino bier biere "
        "wine_tasting wine_pairing gin_and_tonic hot_toddy irish_coffee pint mead bloody_mary pina_colada eggnog",
        "minibar mini_bar tiramisu sherry_trifle rum_baba wine_gift",
        vague=True,
    ),
    _substance(
        "wine",
        "wine wein vin vino",
        "champagne prosecco cava cremant sekt spumante port_wine sherry bubbly sparkling_wine rosewine dessert_wine",
        "wine_pairing wine_tasting mulled_wine sangria mimosa bellini minibar",
    ),
    _substance(
        "pork",
        "pork schwein schweinefleisch porc maiale cerdo",
        "ham bacon prosciutto pancetta gammon speck parma_ham serrano guanciale lard",
        "salami chorizo iberico charcuterie mortadella cold_cut pork_pie sausage full_english",
    ),
    _substance(
        "meat",
        "meat red_meat fleisch viande carne poultry",
        "pork ham bacon prosciutto pancetta salami chorizo gammon speck parma_ham beef steak veal lamb chicken duck "
        "turkey goose venison mutton goat rabbit mince sausage",
        "lard iberico charcuterie burger foie_gras pate ribeye sirloin tartare carpaccio meatball bolognese kebab "
        "hot_dog cold_cut cutlet schnitzel roast broth full_english",
    ),
    _substance("beef", "beef", "steak veal ribeye sirloin", "burger carpaccio bolognese tartare wellington"),
    _substance(
        "gelatine", "gelatine gelatin", "", "marshmallow gummy gummy_bear jelly_bean wine_gum panna_cotta"
    ),
    _substance("honey", "honey", "honeycomb", "baklava mead"),
    _substance(
        "sugar",
        "sugar sweet dessert confectionery sugary",
        "",
        "cake chocolate candy cookie biscuit brownie cupcake ice_cream gelato marzipan praline nougat pastry doughnut "
        "donut macaron honey jam truffle fudge toffee caramel syrup tiramisu birthday_cake pudding sorbet petit_four "
        "soda lemonade cola milkshake afternoon_tea",
    ),
    _substance("caffeine", "caffeine", "", "coffee espresso cappuccino latte tea cola energy_drink matcha"),
    _substance(
        "flowers",
        "flower bouquet pollen blossom floral posy petal blume fleur flower_arrangement cut_flower",
        "rose tulip lily lilie orchid peony carnation daisy hydrangea sunflower chrysanthemum freesia hyacinth "
        "daffodil gerbera ranunculus dahlia iris lilac jasmine lavender",
        apart=True,
        vague=True,
    ),
    _substance(
        "fruit",
        "fruit obst fruit_basket fruit_bowl fruit_plate",
        "apple pear banana strawberry raspberry blueberry blackberry cherry kiwi mango peach apricot "
        "plum pineapple melon grape orange lemon lime grapefruit citrus fig passion_fruit papaya "
        "pomegranate lychee nectarine clementine berry star_fruit dragon_fruit",
        "smoothie fruit_salad fruit_cocktail",
        apart=True,
        vague=True,
    ),
    _substance(
        "scent",
        "scent perfume fragrance scented fragranced aroma perfumed",
        "cologne diffuser incense scented_candle eau_de_toilette eau_de_parfum potpourri room_spray pillow_spray",
        "bath_oil essential_oil aromatherapy bath_salt massage_oil massage",
    ),
    _substance(
        "feathers",
        "feather goose_down duck_down down_bedding",
        "down_pillow down_duvet down_quilt down_jacket down_topper feather_pillow eiderdown daunen federn",
        "boa",
    ),
    _substance("latex", "latex", "", "balloon rubber_glove"),
    _substance("wool", "wool woollen", "cashmere merino alpaca mohair angora lambswool"),
    _substance("silk", "silk"),
    _substance("leather", "leather", "suede fur nubuck sheepskin"),
    _substance("metal", "nickel", "", "costume_jewellery costume_jewelry"),
    _substance(
        "raw",
        "raw raw_fish raw_meat unpasteurised unpasteurized",
        "",
        "sushi sashimi tartare carpaccio oyster",
    ),
    _substance("root", "root_vegetable", "onion garlic potato carrot beetroot radish"),
    _substance(
        "food",
        "food meal buffet",
        "",
        "breakfast brunch lunch dinner supper tasting_menu canape "
        "afternoon_tea cream_tea cake birthday_cake picnic hamper barbecue chocolate champagne",
    ),
    _substance(
        "heat", "sauna steam_bath hot_tub jacuzzi hammam whirlpool", "", "thermal_bath spa_day steam_room"
    ),
    _substance(
        "stairs",
        "stair staircase stairway upstairs climb climbing",
        "",
        "tower hike hiking ladder rooftop bike_tour bicycle cycling attic walking_tour mezzanine",
    ),
    _substance("heights", "height", "", "rooftop tower balloon_ride balloon_flight cable_car helicopter"),
    _substance(
        "flashing", "strobe strobe_light flashing flashing_light", "", "firework disco sparkler laser_show"
    ),
    _substance("noise", "noise loud", "", "firework disco live_band party karaoke"),
    _substance(
        "fuss",
        "fuss fussed celebration surprise surprised ceremony attention spectacle centre_of_attention "
        "center_of_attention big_deal spotlight limelight drama commotion hullabaloo hoopla festivity "
        "to_be_the_centre to_be_the_center made_a_fuss making_a_scene make_a_scene publicly in_public "
        "in_front_of_everyone in_front_of_everybody in_front_of_other tralala aufhebens chichi",
        "sung_to be_sung_to sung_at",
        "party balloon banner confetti candle sparkler firework singing song serenade musician violinist violin "
        "decoration petal announcement announce announced applause clapping birthday_cake live_band mariachi streamer "
        "choir flash_mob drum_roll fanfare trumpet toast_by_the_team birthday_parade parade sing",
    ),
    _substance(
        "song",
        "song singing sing sung sung_to be_sung_to sung_at serenade serenaded",
        "birthday_song happy_birthday carol",
        "mariachi live_band karaoke choir singer happy_birthday_to_you a_cappella",
    ),
    _substance(
        "candle",
        "candle kerze kerzen bougie candela",
        "scented_candle tealight candelabra birthday_candle",
        "candlelight candlelit sparkler birthday_cake",
    ),
    _substance(
        "age",
        "age how_old year_old alter",
        "",
        "number_candle age_candle candle_number number_balloon figure_balloon balloon_number age_balloon "
        "milestone_birthday big_birthday round_birthday jubilee",
    ),
    _substance(
        "birthday",
        "birthday bday b_day geburtstag compleanno cumpleano",
        "",
        "birthday_cake happy_birthday "
        "birthday_candle birthday_song birthday_parade milestone_birthday big_birthday round_birthday",
    ),
    _substance("anniversary", "anniversary wedding_anniversary hochzeitstag jahrestag"),
    _substance("nameday", "name_day nameday namenstag onomastico"),
    _substance("honeymoon", "honeymoon honeymooner flitterwoche"),
    _substance("graduation", "graduation"),
    _substance(
        "holiday",
        "christmas xmas easter halloween valentine weihnachten noel thanksgiving new_year",
        "",
        "advent santa easter_egg easter_bunny",
    ),
    _substance("celebrating", "celebrate celebrating celebrated celebrates observe feiern feiert fete"),
    _substance(
        "photo", "photo photograph picture photography", "selfie photo_shoot polaroid", "photographer"
    ),
    _substance("gift", "gift present", "hamper voucher gift_card goody_bag giveaway"),
    _substance("upgrade", "upgrade"),
    _substance("discount", "discount", "percent_off price_reduction"),
    _substance("refund", "refund money_back"),
)
BY_KEY = {substance.key: substance for substance in SUBSTANCES}
OCCASIONS = frozenset({"birthday", "anniversary", "nameday", "honeymoon", "graduation", "holiday"})
"""Keys of days that are celebrated, or not."""
MANNERS = OCCASIONS | {"fuss", "song", "candle", "age", "celebrating", "photo", "noise"}
"""Keys of what is done rather than given: "no loud singing" is about all singing."""

# Words that only look like something else; the key of what is really in them, or nothing.
LOOKALIKES: dict[str, str] = {
    **dict.fromkeys(
        words_of(
            "butter_nut cocoa_butter shea_butter body_butter hand_cream sun_cream face_cream shoe_cream body_cream "
            "night_cream eye_cream shaving_cream cold_cream after_sun_cream cream_silk cream_scarf ginger_ale "
            "ginger_beer root_beer wine_list wine_glass wine_cooler wine_vinegar wine_fridge wine_rack wine_red "
            "beer_mat cocktail_dress shrimp_pink salmon_pink fish_tank step_free rose_gold rose_pink rose_quartz "
            "egg_chair egg_hunt egg_timer egg_cup milk_jug apple_pay apple_watch lime_green lemon_yellow cherry_red "
            "rose_window virgin_mojito virgin_mary virgin_colada virgin_margarita sweet_pea sweet_note port_view "
            "sweet_gesture champagne_gold almond_eye chestnut_brown walnut_desk walnut_table walnut_frame walnut_box "
            "rice_milk rice_flour rice_noodle rice_cake rice_cracker corn_flour corn_bread photo_frame picture_frame "
            "coffee_table coffee_machine tea_towel tea_set tea_cup sparkling_water sparkling_juice silk_road "
            "pie_chart lily_suite lily_room rose_room rose_suite chocolate_brown vegan_leather faux_leather "
            "faux_fur fake_fur present_time tea_light song_book balloon_ride balloon_flight party_size"
        ),
        "",
    ),
    **dict.fromkeys(words_of("tea_light"), "candle"),
    **dict.fromkeys(words_of("balloon_ride balloon_flight"), "heights"),
    **dict.fromkeys(words_of("dough_nut"), "gluten egg"),
    **dict.fromkeys(words_of("shrimp_cocktail prawn_cocktail crab_cocktail"), "shellfish"),
    **dict.fromkeys(words_of("fruit_cocktail fruit_tea fruit_juice"), "fruit"),
    **dict.fromkeys(words_of("oat_milk oat_cream oat_latte"), ""),
    **dict.fromkeys(words_of("soya_latte soy_latte soya_yogurt soya_milk soy_milk"), "soya"),
    **dict.fromkeys(words_of("almond_latte nut_roast almond_milk almond_flour"), "nuts"),
    **dict.fromkeys(words_of("coconut_milk coconut_cream"), "coconut"),
    **dict.fromkeys(words_of("rose_wine glass_of_rose bottle_of_rose"), "alcohol wine"),
    **dict.fromkeys(
        words_of("box_of_chocolate chocolate_box chocolate_truffle box_of_truffle chocolate_selection"),
        "nuts dairy sugar",
    ),
    **dict.fromkeys(words_of("dark_chocolate"), "sugar"),
}

# Words that say nothing about what is in a thing or what is to be kept away.
EMPTY = words_of(
    "a an the and or nor of on at in to for from by with without any all some this that these those very really please "
    "her his their our my your its she he they we i you it us them him me is are was be been being has have had do doe "
    "did done not no never can could will would should may might must need needs want like love prefer ask asked tell "
    "told severe severely serious mild strong strongly allergic allergy allergie allergies intolerant intolerance "
    "sensitive sensitivity reaction reacts kitchen housekeeping room table food drink guest customer always avoid "
    "avoided avoids dislike hate hates only one two three when if because also even still just trace traces contain "
    "containing contains anything everything nothing something thing product diet dietary free off keep away near "
    "around eat eating serve served give given bring put use used as so too than over instead rather answer more most "
    "much many other own same high low small large big little new fresh good bad day night time times morning evening "
    "carry carries epipen pen bag severe life threatening staff waiter chef inform before after during under about "
    "called name name's first last come visit welcome complimentary house plate glass bottle bowl basket box piece "
    "person people selection special extra set full half whole"
)
