"""What programs and people call their columns, in several languages."""

from __future__ import annotations

import re
from functools import cache

from app.core.text_folding import fold
from app.transfer.mapping.survey_words import survey_meaning
from app.transfer.mapping.targets import Target

_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_MARKS = re.compile(r"[^\w]+|_+")

_WORDS = """
name: name, full name, guest name, customer name, client name, contact name, display name, guest, customer, client, member name, person
name: voller name, gastname, gastename, kundenname, gast, kunde, name des gastes, anzeigename, nom complet, nom du client, client nom, nom et prenom, nombre completo, nombre del cliente, huesped, cliente
name: nombre y apellidos, nome completo, nome e cognome, nome cliente, nome do cliente, ospite, hospede, nominativo, volledige naam, naam, gastnaam, klantnaam, namn, navn, nimi, imie i nazwisko, jmeno a prijmeni
name: 姓名, 氏名, 名前, お名前, 이름, 성명, имя и фамилия, фио, полное имя, ονοματεπωνυμο, الاسم, שם, ad soyad, adi soyadi, file as, booked by, guest full name, holder, nev, гость, имя гостя, фио гостя, клиент, gosc, klient, jmeno hosta, gaest, misafir, musteri, vendeg, επισκεπτης, πελατης, お客様名, 宿泊者名, 客人, 客人姓名, 투숙객
family: last name, family name, surname, lastname, familyname, second name, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos, primer apellido, cognome, sobrenome, apelido, ultimo nome
family: achternaam, efternamn, etternavn, efternavn, sukunimi, nazwisko, prijmeni, priezvisko, vezeteknev, фамилия, επωνυμο, soyad, soyadi, soyisim, 姓, 성, اسم العائلة, guest last name, guest surname, familienaam
given: first name, given name, firstname, givenname, forename, christian name, vorname, prenom, nombre, nome, nome proprio, primeiro nome, voornaam, fornamn, fornavn, etunimi, imie, jmeno, keresztnev, имя, ονομα, ad, adi, isim, 名, 이름만, الاسم الأول, guest first name, roepnaam, rufname
middle: middle name, additional name, middle initial, zweiter vorname, deuxieme prenom, segundo nombre, secondo nome, nome do meio, tussenvoegsel, отчество, patronymic, mellannamn
title: title, salutation, prefix, name prefix, honorific, honorific prefix, anrede, titel, civilite, titre, tratamiento, titulo, titolo, tratamento, aanhef, tytul, обращение, 敬称
suffix: suffix, name suffix, generation suffix, honorific suffix, namenszusatz
nickname: nickname, preferred name, known as, called, short name, spitzname, surnom, apodo, soprannome, apelido carinhoso, bijnaam, rufname nick, smeknamn, goes by, likes to be called
phonetic: phonetic name, yomi name, pronunciation, phonetic first name, aussprache, prononciation, furigana, フリガナ, ふりがな, カナ
external_id: profile id, profile number, profile no, guest id, guest number, guest no, customer id, customer number, customer no, customer code, client id, client number, member id, contact id, person id, user id, account number, account no, crm id, record id, uid, guid
external_id: gast id, gast nr, gastnummer, gastekartennummer, kundennummer, kunden nr, kundennr, kunden id, kd nr, profilnummer, profil id, gaste nr, mitgliedsnummer, numero client, no client, n client, id client, code client, numero de cliente, id cliente, codigo cliente, codice cliente, numero cliente, codigo do cliente, klantnummer, klant id, klantnr, gastnummer, kundnummer, numer klienta, id klienta, номер клиента, 顧客番号, 客户编号
email: email, e mail, mail, email address, e mail address, mail address, emailaddress, primary email, guest email, email adresse, e mail adresse, mailadresse, courriel, adresse email, adresse e mail, adresse mail, mel, correo, correo electronico, direccion de correo, email cliente, indirizzo email, posta elettronica, e mailadres, emailadres, epost, e post, sahkoposti, adres email, электронная почта, эл почта, почта, メール, メールアドレス, 邮箱, 電子郵件, 电子邮件, 이메일, eposta, e posta, email 1, email 2, e mail 2 address, e mail 3 address, email2, other email, secondary email, contact email, email home, email work
phone: phone, telephone, tel, phone number, telephone number, telephone no, mobile, mobile phone, mobile number, mobile no, cell, cell phone, cellphone, cellular, home phone, work phone, business phone, primary phone, other phone, main phone, home phone 2, business phone 2, car phone, company main phone, contact number, contact no, guest phone, phone home, phone work, phone mobile, telephone 1, phone 1, phone 2, phone1, phone2, sms, whatsapp, contact phone number, telephone mobile
phone: telefon, telefonnummer, tel nr, telnr, handy, handynummer, mobil, mobiltelefon, mobilnummer, festnetz, rufnummer, telefon privat, telefon geschaftlich, telephone portable, portable, numero de telephone, tel portable, telephone fixe, telefono, telefono movil, movil, celular, numero de telefono, cellulare, telefonino, numero di telefono, recapito telefonico, telefone, telemovel, celular, numero de telefone, telefoon, telefoonnummer, mobiel, gsm, puhelin, telefonszam, телефон, мобильный, τηλεφωνο, κινητο, 電話, 電話番号, 电话, 手机, 手機, 전화, 전화번호, 휴대폰, هاتف, טלפון, fax, home fax, business fax, pager
birthday: birthday, birth date, birthdate, date of birth, dob, born, born on, bday, geburtstag, geburtsdatum, geb datum, geb, geboren, geboren am, anniversaire, date de naissance, naissance, ne le, nee le, ne e le, fecha de nacimiento, nacimiento, cumpleanos, data di nascita, nascita, compleanno, data de nascimento, nascimento, aniversario, geboortedatum, verjaardag, fodselsdag, fodselsdato, fodelsedatum, fodelsedag, syntymaaika, data urodzenia, urodziny, datum narozeni, szuletesi datum, szuletesnap, дата рождения, день рождения, ημερομηνια γεννησης, dogum tarihi, 生年月日, 誕生日, 出生日期, 生日, 생년월일, 생일, تاريخ الميلاد
date: anniversary, wedding anniversary, wedding day, wedding date, hochzeitstag, jahrestag, namenstag, name day, date de mariage, anniversaire de mariage, aniversario de bodas, anniversario, anniversario di matrimonio, aniversario de casamento, trouwdag, huwelijksdatum, memorial day
language: language, lang, languages, preferred language, guest language, locale, language code, correspondence language, sprache, sprachcode, korrespondenzsprache, muttersprache, langue, idioma, lengua, lingua, idioma preferido, taal, sprak, sprog, kieli, jezyk, jazyk, nyelv, язык, γλωσσα, dil, 言語, 语言, 語言, 언어
nationality: nationality, citizenship, nation, guest nationality, nationalitat, staatsangehorigkeit, staatsburgerschaft, nationalite, nacionalidad, nazionalita, cittadinanza, nacionalidade, nationaliteit, narodowosc, obywatelstwo, nationalitet, гражданство, 国籍, 國籍, 국적, country of origin, herkunftsland, pais de origen
address: address, full address, postal address, mailing address, home address, business address, other address, adresse, anschrift, adresse postale, direccion, domicilio, indirizzo, endereco, morada, adres, adress, osoite, адрес, διευθυνση, 住所, 地址, 주소, address formatted
street: street, street address, address 1, address line 1, address line 2, address 2, address1, address2, home street, business street, other street, home street 2, home street 3, strasse, strasse und hausnummer, str, strasse nr, rue, calle, via, rua, straat, gata, gatuadress, ulica, ulice, улица, home address line 1
city: city, town, home city, business city, other city, city town, locality, suburb, ort, stadt, wohnort, ville, commune, localite, ciudad, poblacion, localidad, citta, comune, cidade, localidade, plaats, woonplaats, stad, by, kaupunki, miasto, mesto, varos, город, πολη, sehir, 市区町村, 城市, 도시, postort
region: region, state, province, county, home state, business state, other state, state province, bundesland, kanton, departement, provincia, regione, comunidad, estado, distrito, provincie, lan, fylke, wojewodztwo, kraj, область, регион, 都道府県, 省
postcode: postcode, post code, postal code, zip, zip code, zipcode, home postal code, business postal code, other postal code, plz, postleitzahl, code postal, codigo postal, cp, cap, codice postale, cep, postnummer, postnr, postinumero, kod pocztowy, psc, iranyitoszam, индекс, почтовый индекс, 郵便番号, 邮编, 우편번호, pc
country: country, country code, country region, home country, home country region, business country, business country region, other country region, residence, country of residence, land, wohnsitzland, land region, pays, pays de residence, pais, paese, nazione, stato, maa, kraj zamieszkania, panstwo, zeme, orszag, страна, χωρα, ulke, 国, 国家, 國家, 국가, الدولة
company: company, company name, organization, organisation, organization name, employer, firm, business name, account name, firma, firmenname, unternehmen, organisation 1 name, organization 1 name, societe, entreprise, empresa, compania, azienda, societa, ditta, ragione sociale, bedrijf, bedrijfsnaam, foretag, yritys, spolka, firma nazwa, компания, организация, 会社, 会社名, 公司, 회사, sirket
job: job title, position, job, occupation, profession, role, organization title, organization 1 title, beruf, berufsbezeichnung, funktion, metier, fonction, profesion, cargo, puesto, professione, ruolo, profissao, beroep, functie, zawod, должность
website: website, web page, url, homepage, web, webseite, site web, pagina web, sito web, personal web page
tags: tags, tag, labels, label, category, categories, group membership, groups, group, vip, vip code, vip status, vip level, kategorie, kategorien, gruppe, schlagworte, kundengruppe, etiquettes, categorie, etiqueta, etiquetas, categoria, categorias, gruppo, etichette, labels, groep, kategori, kategoria, grupa, теги, метки, категория, タグ, 标签, membership, loyalty level, tier, guest type, mailing list
related: spouse, partner, wife, husband, children names, child, kids names, spouse name, partner name, ehepartner, lebenspartner, kinder namen, conjoint, epoux, conyuge, pareja, coniuge, conjuge, echtgenoot, assistant s name, companion, companions, begleitung, accompanying guest, accompanying guests, pet, pet name, haustier
notes: notes, note, comments, comment, remarks, remark, memo, internal note, internal notes, guest notes, guest comments, description, alert, alerts, additional information, info, bemerkung, bemerkungen, notiz, notizen, kommentar, anmerkung, anmerkungen, hinweis, hinweise, remarque, remarques, commentaire, commentaires, observaciones, comentarios, notas, osservazioni, commenti, annotazioni, observacoes, comentarios internos, opmerking, opmerkingen, notities, anteckningar, bemaerkninger, huomautukset, uwagi, notatki, poznamka, poznamky, megjegyzes, примечание, примечания, комментарий, заметки, σημειωσεις, σχολια, notlar, aciklama, 備考, メモ, 备注, 備註, 비고, 메모, ملاحظات, הערות
requests: requests, request, special requests, special request, guest requests, preferences, preference, guest preferences, wishes, likes, allergies, allergy, dietary requirements, diet, dietary, dietary needs, dietary restrictions, specials, traces, wunsche, sonderwunsche, gastewunsche, praferenzen, vorlieben, allergien, unvertraglichkeiten, demandes, demandes speciales, preferences client, souhaits, allergies intolerances, peticiones, peticiones especiales, preferencias, alergias, richieste, richieste speciali, preferenze, allergie, intolleranze, pedidos, pedidos especiais, preferencias do hospede, verzoeken, speciale verzoeken, wensen, voorkeuren, allergieen, onskemal, onskemaal, prosby, zyczenia, preferencje, пожелания, предпочтения, аллергии, ご要望, リクエスト, アレルギー, 要求, 特殊要求, 过敏, 요청사항
card_number: loyalty card, loyalty number, loyalty no, card no, card number, member number, membership no, membership number, loyalty id, loyalty card number, bonuskarte, kundenkarte, kundenkartennummer, carte fidelite, numero de fidelite, tarjeta de fidelidad, tessera, numero tessera, cartao fidelidade, klantenkaart, номер карты лояльности
reference: conf no, confirmation, confirmation no, confirmation number, conf number, confirmation code, booking id, booking no, booking number, book number, book no, booking reference, booking ref, booking code, booking, reservation, reservation id, reservation no, reservation number, reservation code, res no, res id, res nr, pnr, reference, reference no, reference number, ref, ref no, record locator, folio, folio no, voucher, voucher no, crs no, ota reference
reference: buchung, buchungsnummer, buchungs nr, buchungsnr, buchungs id, buchungscode, reservierung, reservierungsnummer, reservierungs nr, reservierungsnr, res nr, res nummer, vorgang, vorgangsnummer, numero de reservation, no reservation, reservation n, n de reservation, numero de reserva, reserva, localizador, codigo de reserva, id reserva, prenotazione, numero prenotazione, codice prenotazione, id prenotazione, numero da reserva, codigo da reserva, reservering, reserveringsnummer, boekingsnummer, boeking, bokningsnummer, bokning, numer rezerwacji, rezerwacja, cislo rezervace, номер брони, номер бронирования, бронь, rezervasyon no, 予約番号, 订单号, 预订号, 訂單編號, 예약번호
status: status, state of booking, booking status, reservation status, res status, stay status, visit status, buchungsstatus, reservierungsstatus, statut, etat, estado de la reserva, estado reserva, stato, stato prenotazione, situacao, estado da reserva, status rezerwacji, stav, статус, κατασταση, durum, ステータス, 状态, 狀態, 상태
arrival: arrival, arrival date, arrive, arrives, arriving, check in, check in date, checkin, checkin date, date in, from, from date, start, start date, stay from, visit date, booking date and time, reservation date, date of visit, date of stay, arr, arr date, date of arrival, anreise, anreisedatum, anreisetag, ankunft, ankunftsdatum, von, anr, arrivee, date d arrivee, date arrivee, debut, date de debut, du, llegada, fecha de llegada, fecha llegada, fecha entrada, entrada, fecha de entrada, arrivo, data arrivo, data di arrivo, dal, chegada, data de chegada, data chegada, data de entrada, aankomst, aankomstdatum, van, ankomst, ankomstdag, ankomstdatum, incheckning, saapuminen, przyjazd, data przyjazdu, zameldowanie, prijezd, datum prijezdu, erkezes, заезд, дата заезда, дата прибытия, приезд, αφιξη, giris, giris tarihi, チェックイン, 到着日, 宿泊日, 入住, 入住日期, 到达日期, 체크인, 도착일
arrival_time: time, arrival time, eta, booking time, reservation time, uhrzeit, zeit, ankunftszeit, heure, heure d arrivee, hora, hora de llegada, ora, ora di arrivo, horario, tijd, tid, godzina, cas, время, saat, 時間, 时间, 시간
departure: departure, departure date, depart, departs, leaves, check out, check out date, checkout, checkout date, date out, to, to date, end, end date, until, stay to, dep, dep date, date of departure, abreise, abreisedatum, abreisetag, bis, abr, depart date, date de depart, date depart, fin, date de fin, au, salida, fecha de salida, fecha salida, partenza, data partenza, data di partenza, al, partida, data de partida, saida, data de saida, vertrek, vertrekdatum, tot, avresa, avresedatum, avreise, afrejse, utcheckning, lahto, wyjazd, data wyjazdu, wymeldowanie, odjezd, datum odjezdu, tavozas, выезд, дата выезда, дата отъезда, отъезд, αναχωρηση, cikis, cikis tarihi, チェックアウト, 出発日, 离店, 离店日期, 退房, 체크아웃, 출발일
booked_on: booked on, booked, booking date, booked at, date booked, created, created on, created at, creation date, created date, reservation made, reserved on, date created, entered on, insert date, gebucht am, buchungsdatum, gebucht, erstellt, erstellt am, angelegt am, reserviert am, date de reservation, reserve le, cree le, date de creation, fecha de reserva, fecha reserva, creado, fecha de creacion, data prenotazione, data di prenotazione, prenotato il, data creazione, data da reserva, data reserva, criado em, geboekt op, boekingsdatum, reserveringsdatum, aangemaakt, bokad, bokningsdatum, data rezerwacji, utworzono, vytvoreno, дата бронирования, создано, 予約日, 预订日期, 下单时间, 예약일
nights: nights, no of nights, number of nights, night, los, length of stay, nts, room nights, nachte, anzahl nachte, ubernachtungen, nuits, nuitees, nombre de nuits, noches, num noches, notti, numero notti, noites, nachten, aantal nachten, natter, netter, yot, noce, liczba nocy, doby, noci, pocet noci, ночей, ночи, διανυκτερευσεις, gece, 泊数, 晚数, 박수
place: room no, room number, room, rm, rm no, room nr, room name, unit, unit name, apartment, table, table no, table number, table name, seat, zimmer, zimmernummer, zimmer nr, zimmernr, zi nr, zi, tisch, tischnummer, tisch nr, wohnung, chambre, no chambre, numero de chambre, n chambre, table n, numero de table, habitacion, numero de habitacion, num habitacion, hab, mesa, camera, numero camera, n camera, tavolo, numero tavolo, quarto, numero do quarto, kamer, kamernummer, tafel, tafelnummer, rum, rumsnummer, rom, vaerelse, bord, huone, pokoj, numer pokoju, nr pokoju, stolik, stul, szoba, номер комнаты, комната, стол, столик, номер номера, δωματιο, oda, oda no, masa, 部屋番号, 部屋, テーブル, 房号, 房间号, 房間, 桌号, 객실번호
place_kind: room type, room category, room class, roomtype, rm type, category of room, unit type, table area, area, section, zimmertyp, zimmerkategorie, zimmerart, bereich, type de chambre, categorie de chambre, tipo de habitacion, tipo habitacion, tipo camera, tipologia camera, tipo de quarto, tipologia, kamertype, rumstyp, romtype, typ pokoju, typ pokoje, тип номера, категория номера, oda tipi, 部屋タイプ, 房型, 객실타입
adults: adults, adult, no of adults, number of adults, ad, pax, persons, people, number of persons, no of persons, guests, number of guests, no of guests, covers, party size, party, size of party, occupancy, erwachsene, personen, anzahl personen, gaste, anzahl gaste, adultes, nb adultes, personnes, nombre de personnes, couverts, adultos, personas, numero de personas, comensales, adulti, persone, numero persone, coperti, pessoas, numero de pessoas, volwassenen, aantal personen, vuxna, personer, voksne, aikuiset, dorosli, osoby, liczba osob, dospeli, felnottek, взрослые, взрослых, гостей, кол во гостей, ενηλικες, yetiskin, kisi, 大人, 人数, 人數, 成人, 성인, 인원
children: children, child count, no of children, number of children, kids, ch, chd, babies, infants, kinder, anzahl kinder, enfants, nb enfants, ninos, menores, bambini, numero bambini, criancas, kinderen, barn, born antal, lapset, dzieci, deti, gyerekek, дети, детей, παιδια, cocuk, 子供, 子ども, 儿童, 兒童, 어린이, 아동
board: meal plan, meals, board, board type, board basis, mealplan, meal, boarding, package, verpflegung, verpflegungsart, arrangement, pension, formule, regime, regimen, pension alimenticia, tipo de pension, trattamento, regime alimentar, verzorging, maaltijden, kost, wyzywienie, stravovani, ellatas, питание, тип питания, διατροφη, pansiyon, 食事, プラン, 餐食, 식사
rate: rate, room rate, price per night, nightly rate, daily rate, adr, night rate, average rate, zimmerpreis, preis pro nacht, ubernachtungspreis, tarif, prix par nuit, prix nuit, tarifa, precio por noche, tariffa, prezzo a notte, prezzo per notte, diaria, preco por noite, prijs per nacht, pris per natt, cena za noc, stawka, тариф, цена за ночь, gecelik fiyat, 宿泊料金, 房价
amount: total, amount, total amount, grand total, total price, total charge, total cost, revenue, total revenue, room revenue, price, turnover, spend, total spend, bill, bill total, sum, value, net amount, gross amount, total value, check total, betrag, gesamt, gesamtbetrag, gesamtpreis, summe, umsatz, preis, rechnungsbetrag, total ttc, montant, montant total, prix, prix total, chiffre d affaires, importe, importe total, total reserva, precio, precio total, totale, importo, importo totale, prezzo, prezzo totale, valor, valor total, preco, preco total, totaal, totaalbedrag, bedrag, prijs, totalt, belopp, belop, summa, pris, kwota, razem, cena, suma, celkem, castka, osszeg, vegosszeg, сумма, итого, стоимость, цена, συνολο, ποσο, toplam, tutar, fiyat, 合計, 金額, 合計金額, 总价, 总金额, 金额, 總價, 합계, 금액
currency: currency, currency code, curr, ccy, wahrung, devise, monnaie, moneda, divisa, valuta, moeda, waluta, mena, penznem, валюта, νομισμα, para birimi, 通貨, 货币, 통화
channel: channel, source, booking source, booking channel, source of business, origin, ota, distribution channel, sales channel, made via, booked via, travel agent, agency, quelle, buchungsquelle, kanal, herkunft, vertriebskanal, buchungskanal, vermittler, canal, source de reservation, origine, provenance, fuente, origen, canal de venta, agencia, fonte, canale, canale di vendita, provenienza, agenzia, origem, canal de vendas, bron, kanaal, boekingskanaal, kalla, zrodlo, kanal sprzedazy, zdroj, источник, канал, канал продаж, πηγη, kaynak, 予約経路, 来源, 渠道, 경로
segment: segment, market segment, market, market code, customer type, client type, guest segment, marktsegment, marktcode, kundentyp, segment de marche, segmento, segmento de mercado, segmento di mercato, marktsegment, marknadssegment, segment rynku, сегмент, セグメント, 市场, 细分市场
invoice: invoice, invoice no, invoice number, invoice id, invoiceno, receipt, receipt no, receipt number, receipt id, order, order id, order no, order number, transaction, transaction id, transaction no, bill no, bill number, ticket, ticket no, sale id, sales order, check no, check number, rechnung, rechnungsnummer, rechnungs nr, rechnungsnr, beleg, belegnummer, beleg nr, bon, bonnummer, bestellnummer, bestellung, auftragsnummer, facture, numero de facture, no facture, n facture, ticket de caisse, commande, numero de commande, factura, numero de factura, num factura, pedido, numero de pedido, fattura, numero fattura, scontrino, numero scontrino, ordine, numero ordine, fatura, numero da fatura, recibo, encomenda, factuur, factuurnummer, kassabon, bestelling, bestelnummer, faktura, fakturanummer, kvitto, ordernummer, numer faktury, paragon, zamowienie, numer zamowienia, cislo faktury, uctenka, szamlaszam, чек, номер чека, заказ, номер заказа, счет, номер счета, fis no, siparis no, 伝票番号, レシート番号, 注文番号, 发票号, 订单编号, 주문번호
product_code: stock code, stockcode, sku, item code, item no, item number, item id, product code, product id, product no, product number, article number, article no, article code, barcode, ean, gtin, upc, plu, artikelnummer, artikel nr, artikelnr, art nr, warennummer, code article, reference article, ref article, code produit, code barres, codigo de producto, codigo articulo, referencia, codigo de barras, codice articolo, codice prodotto, codice a barre, codigo do produto, codigo do artigo, artikelcode, productcode, varenummer, numer artykulu, kod produktu, kod towaru, cislo zbozi, cikkszam, артикул, код товара, штрихкод, urun kodu, 商品コード, 商品番号, 商品编号, 商品编码, 상품코드
product: product, product name, item, item name, item description, article, product description, line item, artikel, artikelbezeichnung, produkt, produktname, ware, bezeichnung, artikelname, produit, nom du produit, designation, article libelle, libelle, producto, nombre del producto, articulo, articolo, prodotto, nome prodotto, descrizione articolo, produto, nome do produto, artigo, omschrijving, productnaam, vara, produktnamn, vare, tuote, produkt nazwa, nazwa towaru, nazwa produktu, towar, zbozi, nazev zbozi, termek, товар, наименование, название товара, προιον, urun, urun adi, 商品名, 商品, 产品, 商品名称, 品名, 상품명
quantity: quantity, qty, units, count, number of items, pieces, pcs, items sold, menge, anzahl, stuck, stuckzahl, quantite, qte, nb, cantidad, unidades, cant, quantita, qta, pezzi, quantidade, qtd, qtde, aantal, hoeveelheid, antal, mangd, antall, maara, ilosc, szt, sztuk, mnozstvi, pocet, mennyiseg, количество, кол во, ποσοτητα, adet, miktar, 数量, 數量, 個数, 수량
unit_price: unit price, unitprice, price each, item price, price per unit, price per item, list price, single price, einzelpreis, stuckpreis, e preis, prix unitaire, pu, precio unitario, prezzo unitario, preco unitario, valor unitario, stuksprijs, eenheidsprijs, styckpris, a pris, enhedspris, stykpris, cena jednostkowa, jednotkova cena, egysegar, цена за единицу, цена за шт, birim fiyat, 単価, 单价, 單價, 단가
purchased_at: invoice date, invoicedate, purchase date, purchased at, purchased on, order date, sale date, date of purchase, transaction date, date of sale, date time, datetime, sold at, sold on, rechnungsdatum, kaufdatum, belegdatum, bestelldatum, verkauft am, gekauft am, date de facture, date facture, date d achat, date de commande, date de vente, fecha de factura, fecha factura, fecha de compra, fecha de pedido, data fattura, data acquisto, data di acquisto, data ordine, data vendita, data da fatura, data da compra, data da venda, data de compra, factuurdatum, aankoopdatum, besteldatum, fakturadatum, inkopsdatum, kobsdato, ostopaiva, data faktury, data zakupu, data sprzedazy, datum nakupu, дата покупки, дата продажи, дата чека, дата заказа, satis tarihi, 購入日, 購買日, 购买日期, 下单日期, 구매일
"""

DATE_WORDS = frozenset(
    fold(word)
    for word in (
        "date",
        "datum",
        "fecha",
        "data",
        "dato",
        "tag",
        "day",
        "дата",
        "日付",
        "日期",
        "날짜",
        "tarih",
    )
)
"""Headers that say "date" and nothing else."""

_AROUND = "guest customer client contact primary main hotel the of s gast kunde client du de la le des del della di do da cliente klant van person personal your stay visit reservation booking crm pms am le el il o"
_CURRENCIES = "eur usd gbp chf jpy cny sek nok dkk pln czk huf ron bgn try rub aud cad nzd inr brl mxn zar aed sar krw euro euros dollar dollars incl excl vat tax ttc mwst iva"
_NOISE = frozenset((*_AROUND.split(), *_CURRENCIES.split()))


def normal(header: str) -> str:
    """A header with its words told apart, folded: "InvoiceNo" and "invoice_no." are the same."""
    spaced = _CAMEL.sub(" ", header.strip())
    return " ".join(_MARKS.sub(" ", fold(spaced)).split())


@cache
def phrases() -> dict[str, Target]:
    """Every known column name, normalised, with what it means."""
    found: dict[str, Target] = {}
    for line in _WORDS.strip().splitlines():
        target, _colon, names = line.partition(":")
        for name in names.split(","):
            found.setdefault(normal(name), Target(target))
    return found


def meaning(header: str) -> tuple[Target, float] | None:
    """What a header says and how surely, or nothing."""
    words = normal(header)
    known = phrases()
    if words in known:
        return known[words], 0.95
    joined = words.replace(" ", "")
    if joined in known:
        return known[joined], 0.93
    kept = " ".join(word for word in words.split() if word not in _NOISE and not word.isdecimal())
    if kept and kept in known:
        return known[kept], 0.85
    return _contained(words.split(), known)


def is_column_name(header: str) -> bool:
    """Whether a cell names a column rather than being a value."""
    found = meaning(header)
    if normal(header) in DATE_WORDS or (found is not None and found[1] > 0.9):
        return True
    return survey_meaning(header) is not None


def _contained(words: list[str], known: dict[str, Target]) -> tuple[Target, float] | None:
    """The longest known name inside a longer header."""
    for length in range(min(4, len(words) - 1), 0, -1):
        for start in range(len(words) - length, -1, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in known and (length > 1 or len(phrase) > 3):
                return known[phrase], 0.5 + 0.1 * length
    return None
