"""Where a visit stands, in the words of many programs and languages."""

from __future__ import annotations

import re
from functools import cache

from app.core.text_folding import fold
from app.model.codes import VisitStatus

_WORDS = """
booked: booked, reserved, reservation, confirmed, confirm, definite, guaranteed, non guaranteed, tentative, provisional, pending, requested, request, option, optional, on option, waitlist, waitlisted, waiting list, open, due in, expected, expected arrival, arriving, new, accepted, approved, ok, modified, future, upcoming, unconfirmed, deposit paid, prepaid
booked: gebucht, reserviert, bestatigt, offen, erwartet, angefragt, anreise, vorgemerkt, garantiert, reserve, reservee, confirme, confirmee, en attente, attendu, reservado, reservada, confirmado, confirmada, pendiente, pendente, previsto, prenotato, prenotata, confermato, confermata, in attesa, opzione, gereserveerd, geboekt, bevestigd, verwacht, optie, bokad, bekraftad, reserverad, booket, bekreftet, varattu, zarezerwowane, potwierdzone, potwierdzona, rezerwacja, rezervovano, potvrzeno, lefoglalva, забронировано, подтверждено, бронь, ожидается, εμβεβαιωμενη, rezerve, onaylandi, 予約, 予約済み, 確認済み, 已预订, 已确认, 预订, 已預訂, 예약, 확정
here: checked in, check in, checkedin, in house, inhouse, in residence, stay, staying, arrived, seated, here, occupied, present, due out, day use, partially seated, at table, started, in progress, active, current
here: eingecheckt, im haus, angereist, anwesend, belegt, platziert, am platz, present, presente, arrive, arrivee, en sejour, en chambre, en casa, alojado, alojada, llegado, in casa, arrivato, arrivata, presente in hotel, hospedado, hospedada, ingecheckt, in huis, aangekomen, incheckad, innsjekket, indtjekket, zameldowany, zameldowana, zakwaterowany, ubytovan, bejelentkezett, заселен, заехал, проживает, giris yapti, チェックイン済み, 滞在中, 在住, 已入住, 입실, 체크인
completed: checked out, check out, checkedout, departed, completed, complete, finished, closed, stayed, past, history, paid, paid in full, done, left, invoiced, billed, settled, fulfilled, shipped, delivered, attended, visited, dined
completed: ausgecheckt, abgereist, abgeschlossen, beendet, bezahlt, erledigt, parti, partie, terminee, termine, depart effectue, paye, facture, salido, salida realizada, finalizado, finalizada, completado, completada, pagado, facturado, partito, partita, completato, completata, pagato, concluso, conclusa, concluido, concluida, pago, finalizado com saida, uitgecheckt, vertrokken, afgerond, betaald, voltooid, utcheckad, avrest, avsluttet, afrejst, gennemfort, wymeldowany, wymeldowana, zakonczona, zakonczone, zrealizowana, odhlasen, odjel, odjela, odjeli, dokonceno, kijelentkezett, выехал, завершено, выселен, закрыт, оплачено, cikis yapti, tamamlandi, チェックアウト済み, 宿泊済, 宿泊済み, 完了, 済, 已离店, 已完成, 已退房, 완료, 퇴실
cancelled: cancelled, canceled, cancel, cancellation, cancelled by guest, cancelled by hotel, cxl, cxld, xld, canx, void, voided, declined, rejected, refused, deleted, expired, released, withdrawn, denied
cancelled: storniert, storno, abgesagt, annulliert, gestrichen, abgelehnt, annule, annulee, annulation, refuse, refusee, cancelado, cancelada, anulado, anulada, cancelacion, rechazado, cancellato, cancellata, annullato, annullata, disdetta, rifiutato, cancelamento, geannuleerd, annulering, afgezegd, avbokad, avbestilt, annulleret, aflyst, peruttu, anulowana, anulowane, anulowano, zruseno, zrusena, storno klienta, lemondva, torolve, отменено, отмена, аннулировано, аннулирована, ακυρωθηκε, ακυρωμενη, iptal, iptal edildi, キャンセル, キャンセル済み, 取消, 已取消, 取り消し, 취소, 취소됨
no_show: no show, noshow, no shows, ns, did not arrive, not arrived, did not come, absent, dna, nicht erschienen, nicht angereist, nichtanreise, nichterschienen, non presente, non presentee, non venu, defaut de presentation, no presentado, no presentada, no se presento, mancato arrivo, non presentato, non arrivato, nao compareceu, nao comparecimento, niet verschenen, niet gekomen, no show betald, uteblev, ikke mott, udeblevet, niedojazd, nie pojawil sie, nedojezd, неявка, не заехал, незаезд, gelmedi, ノーショー, 未到, 未到店, 未入住, 노쇼
"""
_MARKS = re.compile(r"[^\w]+|_+")


_BILL_WORDS = frozenset(
    "paid, paid in full, billed, invoiced, settled, bezahlt, paye, facture, pagado, facturado, pagato, pago, betaald, "
    "оплачено".split(", ")
)


def tells_only_the_bill(text: str) -> bool:
    """Whether a word says that somebody has paid, which people do before, during and after a visit."""
    return _plain(text) in _BILL_WORDS


def read_status(text: str) -> VisitStatus | None:
    """The state a word names, or nothing for a word that is not known."""
    words = _plain(text)
    known = _known()
    return known.get(words) or known.get(words.replace(" ", ""))


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", fold(text)).split())


@cache
def _known() -> dict[str, VisitStatus]:
    found: dict[str, VisitStatus] = {}
    for line in _WORDS.strip().splitlines():
        status, _colon, words = line.partition(":")
        for word in words.split(","):
            key = _plain(word)
            found.setdefault(key, VisitStatus(status))
            found.setdefault(key.replace(" ", ""), VisitStatus(status))
    return found
