"""What an acquirer receives: one numbered, sealed bag per recipient."""

from passation.dataroom.lock import lock_text, withdraw
from passation.dataroom.private import Delivered, private_map
from passation.dataroom.room import Delivery, deliver
from passation.dataroom.verify import Verdict, verify

__all__ = ["Delivered", "Delivery", "Verdict", "deliver", "lock_text", "private_map", "verify", "withdraw"]
