#!/usr/bin/env python3
"""
Recomputes closed ballots from their export.json, independently of the product: leaf hashes, chain, count, verdict and result hash (docs/export.md).

    verify.py [--rules db/seed/rule-sets.json] EXPORT.json ...

Says for each file that it holds, or what differs. Ends with 1 if any differs. A count by hands has no slips from which it could be recomputed: that is said, and the rest is checked. With --rules the verdict is also computed under the rule set of that code
in the given file, and must be the same. Needs nothing but Python.
"""
import hashlib
import json
import re
import struct
import sys
import uuid
from collections import Counter
from datetime import datetime, timezone

FORMAT = "tcmanager-ballot/1"
CATEGORIES = ["Voting", "P", "O", "Observer", "Adviser", "Liaison"]
VOID = "void"
CHANNELS = {"Web", "Token", "Paper", "Phone", "Room", "Proxy"}


SOME_TEXT = (str, type(None))
SHAPE = {
    "format": str, "ballot": str, "generation": int, "secrecy": str, "about": dict,
    "questions": [{"no": int, "rulesHash": str, "rules": str}],
    "voters": [{"key": str, "category": str}],
    "slips": [{"no": int, "uid": str, "voter": str, "revision": int, "generation": int, "channel": str, "castAt": str, "payloadHash": str, "leafHash": str, "chainHash": str,
               "answers": ([{"question": int, "choice": str, "reason": SOME_TEXT}], type(None))}],
    "secretChoices": [{"question": int, "category": str, "choice": str}],
    "verdicts": [{"question": int, "generation": int, "outcome": str, "noValidVotes": bool, "winner": SOME_TEXT, "followUps": [str], "chainHead": SOME_TEXT, "resultHash": str,
                  "checks": [{"code": str, "kind": str, "of": int, "per": int, "comparison": str, "requiredOf": int, "requiredPer": int, "limitCount": int, "passed": bool}],
                  "entitled": [{"category": str, "voters": int}],
                  "votes": [{"category": str, "choice": str, "reasoned": bool, "votes": int}],
                  "rulings": [{"slip": str, "kind": str}]}],
}


def misshapen(value, shape, path="export"):
    """Where something is not of the kind that it must be, or stands there that must not."""
    if isinstance(shape, tuple):
        faults = [misshapen(value, one, path) for one in shape]
        return [] if [] in faults else faults[0]
    if isinstance(shape, type):
        return [] if type(value) is shape else [f"{path} is {value!r}"]
    if isinstance(shape, list):
        return [fault for i, row in enumerate(value) for fault in misshapen(row, shape[0], f"{path}[{i}]")] if type(value) is list else [f"{path} is no list"]
    if type(value) is not dict or set(value) != set(shape):
        return [f"{path} has not the fields {', '.join(shape)}"]
    return [fault for key, one in shape.items() for fault in misshapen(value[key], one, f"{path}.{key}")]


class Canonical:
    """Whole numbers as 8 bytes, texts and bytes after their length in 4, a Guid as its 16; all big-endian."""

    def __init__(self):
        self.data = b""

    def number(self, value):
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"{value!r} is no whole number")
        self.data += struct.pack(">q", value)
        return self

    def bytes(self, value):
        self.data += struct.pack(">i", len(value)) + value
        return self

    def text(self, value):
        return self.bytes(value.encode("utf-8"))

    def guid(self, value):
        self.data += uuid.UUID(value).bytes
        return self

    def sha256(self):
        return hashlib.sha256(self.data).digest()


def milliseconds(text):
    """Unix milliseconds of an instant with its offset."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(Z|\+00:00)", text)
    if not match:
        raise ValueError(f"{text} is no instant")
    whole = int(datetime.fromisoformat(match[1]).replace(tzinfo=timezone.utc).timestamp())
    fraction = (match[2] or "0").ljust(7, "0")
    if fraction[3:].strip("0"):
        raise ValueError(f"{text} is finer than a millisecond")
    return whole * 1000 + int(fraction[:3])


def payload_hash(answers):
    canonical = Canonical().number(len(answers))
    for answer in sorted(answers, key=lambda a: a["question"]):
        canonical.number(answer["question"]).text(answer["choice"]).text(answer["reason"] or "")
    return canonical.sha256()


def leaf_hash(ballot, slip):
    return (Canonical().guid(slip["uid"]).guid(ballot).text(slip["voter"]).number(slip["revision"]).number(slip["generation"]).text(slip["channel"])
            .number(milliseconds(slip["castAt"])).bytes(bytes.fromhex(slip["payloadHash"])).sha256())


class Rules:
    """A rule set as data: what a vote means, what counts, which limits must hold."""

    def __init__(self, definition):
        self.definition = definition
        self.meanings = {c["code"]: c["countsAs"].lower() for c in definition["choices"]}
        counting = definition.get("counting") or {}
        self.if_adopted = {c["code"]: c.get("ifAdopted") for c in definition["choices"]}
        self.unreasoned_leave = str(counting.get("unreasonedNegative", "counts")).lower() == "leavescounts"
        self.void_returned = str(counting.get("voidSlip", "notReturned")).lower() == "returned"

    def meaning(self, choice):
        if choice in self.meanings:
            return self.meanings[choice]
        if choice == VOID:
            return VOID
        return "other" if self.definition.get("candidates") and re.fullmatch(r"c[1-9]\d?", choice) else None

    def read(self, choice, reasoned, ruling):
        """What an answer counts as where the secretariat has ruled on it; None where the rules leave it nothing to say."""
        if ruling is None:
            return choice, reasoned
        if ruling == "Adopted" and self.if_adopted.get(choice):
            return self.if_adopted[choice], reasoned
        if ruling == "NotTechnical" and self.unreasoned_leave and reasoned and self.meaning(choice) == "no":
            return choice, False
        return None

    def admits(self, category):
        return category.lower() in [c.lower() for c in self.definition["electorate"]]

    def figure(self, name, count, group):
        entitled, votes = count
        inside = (lambda category: True) if group is None else (lambda category: category.lower() in [g.lower() for g in group])
        rows = [(choice, reasoned, n) for (category, choice, reasoned), n in votes.items() if inside(category)]
        standing = [(choice, n) for choice, reasoned, n in rows
                    if not (self.unreasoned_leave and not reasoned and self.meaning(choice) == "no")]
        by = Counter()
        for choice, n in standing:
            by[self.meaning(choice)] += n
        leaders = Counter()
        for choice, n in standing:
            if self.meaning(choice) not in ("abstain", VOID):
                leaders[choice] += n
        name = name.lower()
        if name in ("yes", "no", "abstain"):
            return by[name]
        if name == "cast":
            return by["yes"] + by["no"] + by["other"]
        if name == "returned":
            return sum(n for choice, _, n in rows if choice != VOID or self.void_returned)
        if name == "entitled":
            return sum(n for category, n in entitled.items() if inside(category))
        if name == "leading":
            return max(leaders.values(), default=0)
        raise ValueError(f"unknown figure {name}")

    def leader(self, count, group):
        _, votes = count
        sums = Counter()
        for (category, choice, reasoned), n in votes.items():
            counts = not (self.unreasoned_leave and not reasoned and self.meaning(choice) == "no")
            if counts and self.meaning(choice) not in ("abstain", VOID) and (group is None or category.lower() in [g.lower() for g in group]):
                sums[choice] += n
        most = max(sums.values(), default=0)
        leaders = [choice for choice, n in sums.items() if n == most and n > 0]
        return leaders[0] if len(leaders) == 1 else None

    def evaluate(self, count):
        if self.definition.get("voters") or self.definition.get("experts"):
            raise ValueError("no ballot is held under such rules")
        checks = []
        fewest = self.definition.get("fewestVoters")
        if fewest:
            checks.append(check("fewest-voters", "FewestVoters", self.figure("entitled", count, None), 1, "atLeast", {"of": fewest["voters"], "per": 1}))
        returned = self.definition.get("return")
        if returned:
            group = returned.get("group")
            checks.append(check(returned["code"], "Return", self.figure("returned", count, group), self.figure("entitled", count, group), returned["comparison"], returned["required"]))
        for test in self.definition["tests"]:
            group = test.get("group")
            checks.append(check(test["code"], "Test", self.figure(test["of"], count, group), self.figure(test["per"], count, group), test["comparison"], test["required"]))
        tests = [c for c in checks if c["kind"] == "Test"]
        none = not any(n for (_, choice, _), n in count[1].items() if choice != VOID) or all(c["per"] == 0 for c in tests)
        outcome = self.outcome(checks, none)
        approved = outcome == "approved"
        contest = next((t for t in self.definition["tests"] if t["of"].lower() == "leading"), None)
        follow = ["ResolveNegatives"] if approved and self.definition.get("resolveNegatives") and self.figure("no", count, None) > 0 else []
        winner = self.leader(count, contest.get("group")) if approved and contest else None
        return {"outcome": outcome, "noValidVotes": none, "checks": checks, "followUps": follow, "winner": winner}

    def outcome(self, checks, none):
        failed = {c["kind"] for c in checks if not c["passed"]}
        if "FewestVoters" in failed:
            return "invalid"
        if "Return" in failed:
            return str(self.definition["return"].get("otherwise", "notQuorate")).lower()
        if none:
            return "notapproved"
        for test, row in zip(self.definition["tests"], [c for c in checks if c["kind"] == "Test"]):
            if not row["passed"]:
                return str(test.get("otherwise", "notApproved")).lower()
        return "approved"


def check(code, kind, of, per, comparison, required):
    comparison = comparison.lower()
    left, right = of * required["per"], required["of"] * per
    passed = per > 0 and {"atleast": left >= right, "morethan": left > right, "atmost": left <= right, "lessthan": left < right}[comparison]
    floor, rest = divmod(required["of"] * per, required["per"])
    limit = {"atleast": floor + (rest > 0), "morethan": floor + 1, "atmost": floor, "lessthan": floor - (rest == 0)}[comparison]
    return {"code": code, "kind": kind, "of": of, "per": per, "comparison": comparison, "requiredOf": required["of"], "requiredPer": required["per"], "limitCount": limit, "passed": passed}


class Verification:
    def __init__(self, export, shipped):
        self.export = export
        self.shipped = shipped
        self.faults = []
        self.by_hands = []

    def say(self, text):
        self.faults.append(text)

    def run(self):
        export = self.export
        if export["format"] != FORMAT:
            self.say(f"format is {export['format']}, this verifier reads {FORMAT}")
        if export["secrecy"] not in ("Open", "Secret"):
            self.say(f"secrecy {export['secrecy']} is unknown")
        self.secret = export["secrecy"] == "Secret"
        self.rules = {}
        for question in export["questions"]:
            if hashlib.sha256(question["rules"].encode("utf-8")).hexdigest() != question["rulesHash"]:
                self.say(f"question {question['no']}: the rules do not give their hash")
            self.rules[question["no"]] = Rules(json.loads(question["rules"]))
        self.voters = {voter["key"]: voter["category"] for voter in export["voters"]}
        if len(self.voters) != len(export["voters"]):
            self.say("a voter stands there twice")
        self.heads = self.chain()
        self.secret_choices()
        generations = [v["generation"] for v in export["verdicts"]]
        if not generations or export["generation"] != max(generations):
            self.say(f"generation {export['generation']} has no verdict")
        pairs = Counter((v["question"], v["generation"]) for v in export["verdicts"])
        if any(n > 1 for n in pairs.values()):
            self.say("a question has two verdicts in one generation")
        for question in self.rules:
            if (question, export["generation"]) not in pairs:
                self.say(f"question {question} has no verdict")
        for verdict in export["verdicts"]:
            self.verdict(verdict)
        return self.faults

    def chain(self):
        start = Canonical().guid(self.export["ballot"]).number(len(self.export["voters"]))
        for voter in sorted(self.export["voters"], key=lambda v: v["key"]):
            start.text(voter["key"]).text(voter["category"])
        head = start.sha256()
        heads = {head.hex(): 0}
        last = {}
        uids = set()
        for place, slip in enumerate(self.export["slips"], start=1):
            name = f"slip {slip['no']} ({slip['leafHash'][:16]})"
            try:
                if slip["no"] != place:
                    self.say(f"{name}: stands at place {place}")
                if slip["voter"] not in self.voters:
                    self.say(f"{name}: voter {slip['voter']} is not in the electorate")
                if slip["channel"] not in CHANNELS:
                    self.say(f"{name}: channel {slip['channel']} is unknown")
                if slip["uid"].lower() in uids:
                    self.say(f"{name}: stands there twice")
                uids.add(slip["uid"].lower())
                last[slip["voter"]] = max(last.get(slip["voter"], 0), slip["revision"])
                if self.secret:
                    if slip["answers"] is not None:
                        self.say(f"{name}: a secret slip says what it chose")
                elif payload_hash(slip["answers"]).hex() != slip["payloadHash"]:
                    self.say(f"{name}: the answers do not give the payload's hash")
                if leaf_hash(self.export["ballot"], slip).hex() != slip["leafHash"]:
                    self.say(f"{name}: the fields do not give the leaf hash")
                head = Canonical().bytes(head).number(slip["no"]).bytes(bytes.fromhex(slip["leafHash"])).sha256()
                if head.hex() != slip["chainHash"]:
                    self.say(f"{name}: the chain does not go on with it")
            except (ValueError, TypeError, AttributeError, KeyError) as fault:
                self.say(f"{name}: cannot be read: {fault}")
            heads[head.hex()] = place
        return heads

    def secret_choices(self):
        for choice in self.export["secretChoices"]:
            if not self.secret:
                self.say("an open ballot has secret choices")
            if choice["question"] not in self.rules:
                self.say(f"a secret choice is of question {choice['question']}, which there is not")

    def count(self, verdict):
        """Entitled and votes up to the verdict's head: the newest revision of each voter."""
        rules, question = self.rules[verdict["question"]], verdict["question"]
        entitled = Counter(category for category in self.voters.values() if rules.admits(category))
        votes = Counter()
        rulings = {ruling["slip"]: ruling["kind"] for ruling in verdict["rulings"]}
        unread = set(rulings)
        if len(rulings) != len(verdict["rulings"]):
            self.say(f"question {question}: a slip is ruled on twice")
        upto = self.heads[verdict["chainHead"]]
        newest = {}
        for slip in self.export["slips"][:upto]:
            if slip["voter"] not in newest or newest[slip["voter"]]["revision"] < slip["revision"]:
                newest[slip["voter"]] = slip
        if self.secret:
            for choice in self.export["secretChoices"]:
                if choice["question"] == question:
                    votes[(choice["category"], choice["choice"], True)] += 1
            cast = Counter(self.voters.get(voter) for voter in newest if rules.admits(self.voters.get(voter, "")))
            opened = Counter(c["category"] for c in self.export["secretChoices"] if c["question"] == question)
            if cast != opened:
                self.say(f"question {question}: {sum(opened.values())} secret choices do not fit {sum(cast.values())} slips")
        else:
            for voter, slip in newest.items():
                if rules.admits(self.voters.get(voter, "")):
                    for answer in slip["answers"]:
                        if answer["question"] == question:
                            read = rules.read(answer["choice"], bool((answer["reason"] or "").strip()), rulings.get(slip["leafHash"]))
                            unread.discard(slip["leafHash"])
                            if read is None:
                                self.say(f"question {question}: the rules leave nothing to say of {answer['choice']} on slip {slip['no']}")
                            else:
                                votes[(self.voters[voter], *read)] += 1
        for slip in unread:
            self.say(f"question {question}: a ruling is about slip {slip[:16]}, which does not count")
        return entitled, votes

    def verdict(self, verdict):
        name = f"verdict on question {verdict['question']}, generation {verdict['generation']}"
        if verdict["question"] not in self.rules:
            return self.say(f"{name}: there is no such question")
        said = (Counter({row["category"]: row["voters"] for row in verdict["entitled"]}),
                Counter({(row["category"], row["choice"], row["reasoned"]): row["votes"] for row in verdict["votes"]}))
        if len(said[0]) != len(verdict["entitled"]) or len(said[1]) != len(verdict["votes"]):
            self.say(f"{name}: a row of the count stands there twice")
        if verdict["chainHead"] is None:
            self.hands(name, verdict, said)
        elif verdict["chainHead"] not in self.heads:
            self.say(f"{name}: its head is not in the chain")
        else:
            counted = self.count(verdict)
            if verdict["generation"] == self.export["generation"] and self.heads[verdict["chainHead"]] != len(self.export["slips"]):
                self.say(f"{name}: slips follow its head")
            for what, ours, theirs in (("entitled", counted[0], said[0]), ("votes", counted[1], said[1])):
                if +ours != +theirs or any(n == 0 for n in theirs.values()):
                    self.say(f"{name}: {what} are {dict(ours)}, it says {dict(theirs)}")
        rules = self.rules[verdict["question"]]
        for choice in {choice for _, choice, _ in said[1]}:
            if rules.meaning(choice) is None:
                return self.say(f"{name}: the rules know no choice {choice}")
        self.outcome(name, verdict, rules.evaluate(said))
        code = rules.definition["code"]
        if self.shipped is not None:
            if code not in self.shipped:
                self.say(f"{name}: the given rules have no set {code}")
            elif self.shipped[code].evaluate(said) != rules.evaluate(said):
                self.say(f"{name}: the given rules of {code} come to another verdict")
        if self.result_hash(verdict).hex() != verdict["resultHash"]:
            self.say(f"{name}: does not give its result hash")

    def hands(self, name, verdict, said):
        """A count without slips: the chair's word. It must fit the electorate, and no slip may stand beside it."""
        self.by_hands.append(name)
        entitled, votes = said
        own = [slip for slip in self.export["slips"] if slip["generation"] <= verdict["generation"]]
        if own or self.secret:
            self.say(f"{name}: {len(own)} slips stand there, but it names no head of their chain")
        electorate = Counter(c for c in self.voters.values() if self.rules[verdict["question"]].admits(c))
        if +electorate != +entitled:
            self.say(f"{name}: entitled are {dict(electorate)}, it says {dict(entitled)}")
        raised = Counter()
        for (category, _, _), n in votes.items():
            raised[category] += n
            if n <= 0:
                self.say(f"{name}: {n} hands of {category} is no count")
        for category, n in raised.items():
            if n > electorate[category]:
                self.say(f"{name}: {n} hands of {category}, but {electorate[category]} voters")

    def outcome(self, name, verdict, ours):
        theirs = [{**c, "comparison": c["comparison"].lower()} for c in verdict["checks"]]
        for what, a, b in (("outcome", ours["outcome"], verdict["outcome"].lower()), ("noValidVotes", ours["noValidVotes"], verdict["noValidVotes"]),
                           ("winner", ours["winner"], verdict["winner"]), ("followUps", ours["followUps"], verdict["followUps"])):
            if a != b or type(a) is not type(b):
                self.say(f"{name}: {what} is {a}, it says {b}")
        if len(theirs) != len(ours["checks"]):
            self.say(f"{name}: has {len(theirs)} checks, the rules {len(ours['checks'])}")
        for a, b in zip(ours["checks"], theirs):
            for key, value in a.items():
                if b.get(key) != value:
                    self.say(f"{name}: check {a['code']}: {key} is {value}, it says {b.get(key)}")

    def result_hash(self, verdict):
        rules = next(q["rulesHash"] for q in self.export["questions"] if q["no"] == verdict["question"])
        canonical = (Canonical().guid(self.export["ballot"]).number(verdict["question"]).number(verdict["generation"])
                     .bytes(bytes.fromhex(rules)).text(verdict["outcome"]))
        canonical.number(len(verdict["entitled"]))
        for row in sorted(verdict["entitled"], key=lambda r: CATEGORIES.index(r["category"])):
            canonical.text(row["category"]).number(row["voters"])
        canonical.number(len(verdict["votes"]))
        for row in sorted(verdict["votes"], key=lambda r: (CATEGORIES.index(r["category"]), r["choice"], r["reasoned"])):
            canonical.text(row["category"]).text(row["choice"]).number(1 if row["reasoned"] else 0).number(row["votes"])
        for ruling in sorted(verdict["rulings"], key=lambda r: r["slip"]):
            canonical.bytes(bytes.fromhex(ruling["slip"])).text(ruling["kind"])
        if verdict["chainHead"] is not None:
            canonical.bytes(bytes.fromhex(verdict["chainHead"]))
        return canonical.sha256()


def verify(path, shipped):
    try:
        with open(path, encoding="utf-8") as file:
            export = json.load(file)
        if faults := misshapen(export, SHAPE):
            return export, faults
        verification = Verification(export, shipped)
        export["byHands"] = verification.by_hands
        return export, verification.run()
    except (ValueError, TypeError, KeyError, AttributeError, LookupError, struct.error) as fault:
        return None, [f"cannot be read: {type(fault).__name__} {fault}"]


def main(arguments):
    shipped = None
    if arguments[:1] == ["--rules"]:
        with open(arguments[1], encoding="utf-8") as file:
            shipped = {row["definition"]["code"]: Rules(row["definition"]) for row in json.load(file)}
        arguments = arguments[2:]
    if not arguments:
        print(__doc__.strip())
        return 2
    differs = False
    for path in arguments:
        export, faults = verify(path, shipped)
        if faults:
            differs = True
            print(f"{path}: differs")
            for fault in faults:
                print(f"  {fault}")
        else:
            verdict = export["verdicts"][-1]
            if export["byHands"]:
                print(f"{path}: holds but for the count: {', '.join(export['byHands'])}: counted by hands (or before slips were chained), which cannot be recomputed from slips; "
                      f"electorate, checks, outcome and result hash fit it: {verdict['outcome']}")
                continue
            print(f"{path}: holds: {len(export['slips'])} slips of {len(export['voters'])} voters, {verdict['outcome']}, head {verdict['chainHead']}")
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
