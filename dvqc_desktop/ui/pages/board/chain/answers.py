"""What an active worker who holds somebody answers: he accepts, or he asks to stop; one click for either."""

from collections.abc import Sequence
from dataclasses import dataclass

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.holder_answers import accept_holding, ask_to_stop
from dvqc_desktop.ui.store import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the two answers: whom it is about, and its words short and long."""

    accepts: bool
    holder_id: int
    worker_ids: tuple[int, ...]
    short: str
    words: str

    @property
    def name(self) -> str:
        """The objectName of what gives this answer."""
        return "holderAcceptsButton" if self.accepts else "holderStopsButton"

    def give(self, store: Store) -> bool:
        """Writes it as of today; False where it was refused."""
        act = accept_holding if self.accepts else ask_to_stop
        return store.attempt(act, self.holder_id, self.worker_ids, clock.today()) is not None


@dataclass(frozen=True, slots=True)
class Question:
    """A worker who holds people; `waiting` are those for whom nobody noted yet that he accepted."""

    holder_id: int
    name: str
    held: tuple[int, ...]
    waiting: tuple[int, ...]
    about: str

    def answers(self) -> list[Answer]:
        """To accept, while there is anybody to accept for, and to stop."""
        found = []
        if self.waiting:
            words = f"{self.name} đã nhận lời {self.about}"
            found.append(Answer(True, self.holder_id, self.waiting, "Đã nhận lời", words))
        found.append(Answer(False, self.holder_id, self.held, "Xin thôi", f"{self.name} xin thôi {self.about}"))
        return found


def question_of_held(card: Card) -> Question | None:
    """Whether the worker who holds this person agrees; None where a member holds him, or nobody."""
    holder = card.holder
    if holder is None or holder.kind is not Kind.WORKER:
        return None
    return Question(holder.id, holder.name, (card.id,), () if card.accepted else (card.id,), f"phụ trách {card.name}")


def question_of_holder(card: Card, held: Sequence[Card]) -> Question | None:
    """Whether this worker agrees to hold these people; None where he holds nobody."""
    if not held:
        return None
    waiting = tuple(other.id for other in held if not other.accepted)
    return Question(card.id, card.name, tuple(other.id for other in held), waiting, f"phụ trách {len(held)} người")


def question_about(card: Card, held: Sequence[Card]) -> Question | None:
    """The question that a person of the chain raises: as one who is held by a worker, else as one who holds."""
    return question_of_held(card) or question_of_holder(card, held)
