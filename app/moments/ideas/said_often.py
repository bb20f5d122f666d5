"""Words that stand in many sentences about guests and gifts, and tell nothing of what somebody likes."""

from __future__ import annotations

from app.gestures.substances import words_of

SAID_OFTEN = words_of(
    "like love enjoy adore favourite favorite prefer preferred always often usually lot much really happy wish gift "
    "present surprise birthday anniversary celebration honeymoon moment family team hotel restaurant shop venue house "
    "home stay arrival departure checkin checkout late early out day week month year today tomorrow yesterday last "
    "there here then than about into over again back after before while who what how why which where was were made "
    "make take taken get got goe went come came see saw say said talk talked speak spoke mention mentioned ask remark "
    "note child kid son daughter wife husband partner mother father parent friend guest customer staff chef table "
    "room suite set small large nice lovely great beautiful best better two one three four for with from their "
    "her his they them she him its our your you free serve card welcome when looked looking look know knew new old"
)
