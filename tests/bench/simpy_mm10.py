"""M/M/10 with two priorities on SimPy, with the statistics of tests/bench/bare/station.h.

Usage: simpy_mm10.py CUSTOMERS    prints customers a second
"""
import random
import sys
import time

import simpy

SERVERS, MEAN_SERVICE, LOAD = 10, 500.0, 0.9


class Level:
    """A stock and its time average."""

    def __init__(self):
        self.value = self.changed = self.area = 0.0

    def add(self, now, delta):
        self.area += self.value * (now - self.changed)
        self.changed = now
        self.value += delta


class Sums:
    def __init__(self):
        self.count, self.sum, self.squares, self.max = 0, 0.0, 0.0, 0.0

    def add(self, x):
        self.count += 1
        self.sum += x
        self.squares += x * x
        self.max = max(self.max, x)


def customer(env, servers, wait, line, busy, stay):
    came = env.now
    k = int(random.random() * 2)
    line[k].add(env.now, 1)
    with servers.request(priority=k) as request:
        yield request
        line[k].add(env.now, -1)
        wait[k].add(env.now - came)
        busy.add(env.now, 1)
        yield env.timeout(random.expovariate(1 / MEAN_SERVICE))
        busy.add(env.now, -1)
    stay.add(env.now - came)


def arrivals(env, servers, *statistics):
    gap = MEAN_SERVICE / LOAD / SERVERS
    while True:
        yield env.timeout(random.expovariate(1 / gap))
        env.process(customer(env, servers, *statistics))


def main():
    customers = int(sys.argv[1])
    random.seed(1)
    env = simpy.Environment()
    servers = simpy.PriorityResource(env, SERVERS)
    stay = Sums()
    env.process(arrivals(env, servers, [Sums(), Sums()], [Level(), Level()], Level(), stay))
    begin = time.process_time()
    env.run(until=customers * MEAN_SERVICE / LOAD / SERVERS)
    print(stay.count / (time.process_time() - begin))


if __name__ == "__main__":
    main()
