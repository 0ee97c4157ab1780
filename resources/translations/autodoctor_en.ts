<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>About and backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer keeps is encrypted; when it is lost, all but what it had not sent is fetched again. Where that is, and the licences of what the program is made of, stand under “This computer”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database, with pg_dump as the role autodoctor_backup; and, apart from it, the files token-secret.seal and token-secret.escrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the server: in /var/lib/autodoctor where it runs as root, else in ~/.local/share/autodoctor, or where AUTODOCTOR_HOME says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pg_restore into an empty database, then one line that the instructions give. Computers fetch anew and send again what they sent in the last 14 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done where the server runs: nothing of it is started from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AcceptedCardView</name>
    <message>
        <source>yours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActForm</name>
    <message>
        <source>Why, for the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts no more, and the customer signs anew. It stays as it is, and is kept as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supersede it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a lawsuit: it is not erased when its time is over, until the hold is ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is erased when its time is over, unless another hold keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActsPanel</name>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes longer:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Nothing booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaView</name>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Alert</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerFoot</name>
    <message>
        <source>Offer other times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer no longer wants it (W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm another way…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They said yes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No email and no phone here: call back some other way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the customer&apos;s answer; the times are held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message goes out: you see what to tell the customer; deposit %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see the message before it is sent; deposit %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not saved. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that is saved cannot be shown right now. It will show by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program (%1). The details are in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile %1 is open already in another window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n online</numerusform>
            <numerusform>%n online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free at once</source>
        <translation>
            <numerusform>%n free at once</numerusform>
            <numerusform>%n free at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was decided last has reached the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it was done shows once it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AvailabilityView</name>
    <message>
        <source>Availability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no hours here for you to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be kept on this computer. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is over already. Choose a later day or time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>The server is not set up to send messages: please tell each customer yourself, with the deposit of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each customer is told in their language, if the server is set up to send messages; a deposit of %1 is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each customer is told at once, in their language; a deposit of %1 is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BaysSection</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits in person each take a bay. The calendar by bay has them in this order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays in use: bookings stand in it. Move or cancel them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more stand there, seen in the calendar by bay.</source>
        <translation>
            <numerusform>%n more stands there, seen in the calendar by bay.</numerusform>
            <numerusform>%n more stand there, seen in the calendar by bay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stand there, seen in the calendar by bay.</source>
        <translation>
            <numerusform>%n stands there, seen in the calendar by bay.</numerusform>
            <numerusform>%n stand there, seen in the calendar by bay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookNow</name>
    <message>
        <source>Video, phone or chat with whoever is online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mechanic now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is asked?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be asked: choose how to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of %1 is held: they are asked first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking who is online …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Find to look again with what you changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them belongs to this choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best three are asked at once; the first to accept has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever suits best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanics who are asked read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red oil light came on while driving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about, in a word or two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent: it cannot wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book their time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: the customer is told by email, and you on this screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: you are told on this screen, and the customer by email, if the server is set up to send messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: you are told on this screen. The server is not set up to send messages: please call the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: you are told on this screen. No email of the customer is known: please call them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on the waitlist any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is number %2 on the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of %1 is held until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits only for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wait was too long, or the time that was held was not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mechanic is there for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them on the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind, customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan, mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a mechanic …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No specialist of the brand is online right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who is online is busy right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody left to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic is online for video right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic is online for phone calls right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic is online for chat right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic is online right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody to ask right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few people have waited lately to say how long it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lately people waited at least %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lately people waited about %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already on the waitlist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer: this is how it stood last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether %1 is still on the list: please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether %1 is on the list; trying again adds nobody twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is still on the waitlist; the server is asked again to take them off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer, and the waitlist needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer, and booking now needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether anybody was asked; trying again asks nobody twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is asked first; nobody has it before somebody has accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best three who are online are asked at once; after two minutes everybody is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They see it under My work. The customer signs and pays before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who is online is being asked. The search ends in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best are being asked. In %1, everybody who is online will be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search is over. What was paid goes back in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is asked any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever comes online within %1 is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is being asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not asked any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or give it to:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As soon as one of them has time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a set time; what you entered comes along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See who is offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their profiles, favourites first; nobody is asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the customer first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are told when a mechanic comes online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them on the waitlist?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever comes online first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about, if they say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on the list yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you entered stays on this computer while the program is open, for when their turn comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By email, now and when a mechanic comes online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not by message, which the server is not set up to send: please call them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By email, if the server is set up to send messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not by email, since none is known: please call them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is charged for waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 if it is booked then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a mechanic comes online, their time is held for a while and you are told on this screen. It is booked only once you do so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was asked. How would you like to go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a set time, also a visit in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With whoever is online. Press a number to choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How will they talk?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Booking</name>
    <message>
        <source>At the workshop, with a bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic sees and hears the car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic calls the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In writing, with pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What kind of visit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number chooses, and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does the work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City or postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must accept first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the next free time of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online and free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free within half an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free within the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knows about: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>near (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rated %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year of experience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 years of experience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find counts the place that was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is free then first, favourites before others, the best suited before the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites first, then the best suited: free soon, make, concern, place, experience, rating.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The favourites are not to be had: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer; the favourites are as it told them before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer: whom the customer likes is not known. All else is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here offers this kind of visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is for a specialist of %1, and nobody here is one. Choose another plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is for a specialist of the make, which is not known. Add it, or choose another plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here is a specialist of %1. “All” shows who can do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no favourites yet. They are noted on the customer’s page; “All” shows everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody whom %1 likes can be booked for this. “All” shows who can do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking whom the customer likes …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom the customer likes the server alone knows. “Find” asks it again; “All” shows everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 specialist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the time that was chosen: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not free at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever is free at the time that you choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a bay is taken; the shop decides later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer, vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price in the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, who is free then (any would do)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 if it is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is looked for once the kind of visit is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the kind of visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a customer or add a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the vehicle, or “Just advice”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has changed: look at its price and length again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who does the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen time is not free. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the kind of work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe the concern in at least %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a word or two what it is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may stay as short as it was, but not become shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number: the mechanic calls the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a complete phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phone number has too many digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an email address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter at least the make, the model, the plate or the VIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a year from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A VIN has 17 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A VIN has no I, O or Q.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter whole kilometres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digit does not fit. Look again; Continue keeps it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is held for you, %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hold on %1 has run out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: the time cannot be held; the booking will wait for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which plan?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan is sold for this kind of visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book without the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest free times:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (new customer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(asked for %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers first. Until then the time is kept, but not booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phone number is known of %1, whom the mechanic calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 already has an upcoming booking on %2. This one is booked in addition to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year, make, model, plate or VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vehicle: a question, a car to buy, somebody else’s car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digit fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the matter?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic reads it before the visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the customer’s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brakes squeal when cold, since last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brakes, noise, tires …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter continues, Shift+Enter begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 characters, so that the mechanic can prepare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search as you type, Enter takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a booking already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name and a number: the mechanic calls the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which vehicle?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vehicle here is called “%1”: Enter notes a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who it is, or press Enter once more for somebody new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, phone, plate or email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more of them: type on to narrow the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin to type: the list follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this booking?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was entered is not kept, and the time is let go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was entered is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered to the mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept on this computer until it can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has placed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays where it is. It can be moved in the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time is kept for 4 hours while %1 answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has cancelled this booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking is kept without a time. Choose another:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another exact time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free times a day. Bookable until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hours that day. The month shows which days have free times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time like 9:40</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free. Enter takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the booking of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside what is booked already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes for the workshop and wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be ready beforehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Winter tires are in the trunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer’s wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ride to the metro, a call before any repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brand specialist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: Enter chooses “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookingCard</name>
    <message>
        <source>Booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is it cancelled? (not required)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer called, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the customer or the vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To prepare: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wishes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: it needs another time, or another mechanic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held for the mechanic&apos;s answer until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>time changed %n times</source>
        <translation>
            <numerusform>time changed once</numerusform>
            <numerusform>time changed %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>What was said when it was booked (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows move it, Enter drops it, Esc lets go (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frees its time and bay; it waits on deck, on the Today screen, for another one (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this booking (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BufferQuestion</name>
    <message>
        <source>Without buffer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move without buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mechanic off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over the break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside the hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not move bookings there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a bay stand visits in person, and nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is here: only the bay can be another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has begun: it can only last longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Drop here to go without the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free. The mechanic answers first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In another bay: its own is taken then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as wished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (wished: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bay is given when it is booked: any that is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not book here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 then (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lost its time to another booking; the time is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer was told another price: it is %1 now. Agree on it, then choose a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved before: it is at %1 now, with %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved before: it is at %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not set up to send messages: please tell %1 of another time yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once another time stands on the server, %1 is told of it, if the server is set up to send messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once another time stands on the server, %1 is told of it by SMS, if they agreed to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once another time stands on the server, %1 is told of it by message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no email and no phone here: nobody else tells them of another time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still at %1, with %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved before: it is on %1 at %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved before: it is on %1 at %2 now, with %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still on %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still on %1 at %2, with %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the same change anew, on what stands there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking was cancelled meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had arrived already, so it holds. If it should not, cancel it or change it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the server: %1 has not been asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held until %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction of a booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back on the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to an offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of a session by the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-show taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took place without a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging of two customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to a vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours of a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special day taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to a time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other times offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit request declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit request withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for walk-ins given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the same meanwhile. What should it be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes along, since nobody else changed it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all of mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Kept: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for the server, made %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on its way to the server, made %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarHeader</name>
    <message>
        <source>Back (left arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show today (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward (right arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer without a booking (I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by kind and state (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by kind and state: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by kind and state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day (D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week (W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda (A)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarOutBox</name>
    <message>
        <source>The bookings ahead as a calendar file (.ics), for a telephone or another program: as they stand now, with names and vehicles, without numbers and addresses. It does not follow what changes later; the server gives out no calendar to subscribe to yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n bookings ahead</source>
        <translation>
            <numerusform>%n booking ahead</numerusform>
            <numerusform>%n bookings ahead</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing booked ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the bookings ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked ahead any more: no file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar was not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1. It names customers: keep it where only you can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not confirmed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>This computer keeps the bookings from %1 to %2. What is beyond is on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said of this can not be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can not be cancelled here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Calendars</name>
    <message>
        <source>Its server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its server wants a sign-in, or says no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no calendar at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its server says that it is no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its server failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address leads on and on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address leads into a private network, or is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has too many events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding out when its events repeat takes too much work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there is no calendar.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarsSection</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of an .ics file. It is a secret: it is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As its busy times are called; may be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscribe a calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands in another calendar is a busy time here: nothing is booked over it. It is fetched every half hour; while that fails, the busy times of before stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calendar is subscribed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove with its busy times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n busy times</source>
        <translation>
            <numerusform>%n busy time</numerusform>
            <numerusform>%n busy times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n could not be read</numerusform>
            <numerusform>%n could not be read</numerusform>
        </translation>
    </message>
    <message>
        <source>not fetched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CancellationPreview</name>
    <message>
        <source>Online, for example at %1 without tax:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In person, with a deposit of %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once it has begun: nothing comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled by the mechanic or the workshop: everything comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As long as nobody has accepted: everything comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved by the customer: until %1 before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything comes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing comes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as credit that never expires, %2 is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes back, %2 is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled later, or not come: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled %1 or more before: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Certification</name>
    <message>
        <source>Red Seal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Offline for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was not heard yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown is as the server had it a moment ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown is as the server has it, with what waits here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown is as the server has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown is from %1, when the server was last heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was done here has reached the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep working: what you do is kept on this computer and sent once you have signed in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; the oldest was made %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep working: what you do is kept on this computer and sent later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back before the server decides (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a change to see what can be done about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find among the changes: name, kind, day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find among the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it stands with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes, in the order in which they are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change waits: all that were made here have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change fits that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the worst comes: everything that waits or was refused, to be read in elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this change?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not sent yet. Once discarded it is gone, and nobody else saw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent already, and may have arrived. If the server had it, it holds, and you are told here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This builds on it, and is discarded with it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>had arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer until it can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, but not answered: it may have arrived. It is sent again until the server answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it counts any more. The server is told, and says if it had it already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Exchange with the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenFiles</name>
    <message>
        <source>Pictures and papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures, videos and PDF; or drop them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach to this booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and papers are being copied …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes along: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not taken: only pictures, videos and PDF are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read any more and is not with the booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not with the booking: this computer’s disk did not take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It is not with the booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be attached to the booking in the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is one too many: a booking has at most %2 files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no room: a booking’s files have at most %2 together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large: a picture or a PDF has at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large: at most %2 are taken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenTimes</name>
    <message>
        <source>Take %1 away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>Show the day by mechanic (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the day by bay (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 busy elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 booked of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy elsewhere: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComputersSection</name>
    <message>
        <source>Without access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code with which a kiosk comes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what they had not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose access is taken away can neither read nor change anything from that moment on. At its next contact it hands over what it had not sent, for you to decide on, and erases itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk “%1” is let in. You may name it below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without access since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take access away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are working on it. To leave it, sign out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmPanel</name>
    <message>
        <source>A bay alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the price is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written quote, $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 said yes: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm and tell the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A price looks like 240 or 240.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A written quote needs its price.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmationRow</name>
    <message>
        <source>Save invitation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A calendar file (.ics) for the customer; also without the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the confirmation again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation was not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells the customer once more; by SMS only if they agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save cancellation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A calendar file (.ics) that takes it out of the customer’s calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a calendar…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes out again within a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes out again within a minute, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No email and no phone is here to send it to again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not set up to send it to this customer: please tell them yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three times within the hour is enough. Try again in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to confirm any more: look at how the booking stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. Pressed again, it still goes out once only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing may be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk did not take it. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyPopover</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1 to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Correct</name>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this first, or leave it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digit does not fit. Look again; Save keeps it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>sent %n times</source>
        <translation>
            <numerusform>sent once</numerusform>
            <numerusform>sent %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait</source>
        <translation>
            <numerusform>%n change waits</numerusform>
            <numerusform>%n changes wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are being sent.</source>
        <translation>
            <numerusform>It is being sent.</numerusform>
            <numerusform>They are being sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are kept on this computer, also when it is switched off, and sent in this order as soon as the server answers. It decides then; what clashes is listed beside.</source>
        <translation>
            <numerusform>It is kept on this computer, also when it is switched off, and sent as soon as the server answers. The server decides then; what clashes is listed beside.</numerusform>
            <numerusform>They are kept on this computer, also when it is switched off, and sent in this order as soon as the server answers. It decides then; what clashes is listed beside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are kept on this computer and sent once the program is opened again.</source>
        <translation>
            <numerusform>It is kept on this computer and sent once the program is opened again.</numerusform>
            <numerusform>They are kept on this computer and sent once the program is opened again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are kept on this computer, also when it is switched off, and sent in this order once you have signed in again.</source>
        <translation>
            <numerusform>It is kept on this computer, also when it is switched off, and sent once you have signed in again.</numerusform>
            <numerusform>They are kept on this computer, also when it is switched off, and sent in this order once you have signed in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard all %n</source>
        <translation>
            <numerusform>Discard %n</numerusform>
            <numerusform>Discard all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vehicles</source>
        <translation>
            <numerusform>%n vehicle</numerusform>
            <numerusform>%n vehicles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings</source>
        <translation>
            <numerusform>%n booking</numerusform>
            <numerusform>%n bookings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit requests</source>
        <translation>
            <numerusform>%n visit request</numerusform>
            <numerusform>%n visit requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterPanel</name>
    <message>
        <source>They agreed: book it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer free, and taken out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other times for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose up to three times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: %1. Held until answered, until %2 at most.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes need your answer</source>
        <translation>
            <numerusform>%n change needs your answer</numerusform>
            <numerusform>%n changes need your answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are waiting for the server</source>
        <translation>
            <numerusform>%n change is waiting for the server</numerusform>
            <numerusform>%n changes are waiting for the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are waiting for the server</source>
        <translation>
            <numerusform>%n file is waiting for the server</numerusform>
            <numerusform>%n files are waiting for the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were not accepted</source>
        <translation>
            <numerusform>%n file was not accepted</numerusform>
            <numerusform>%n files were not accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrossedWatch</name>
    <message>
        <source>The booking of %1 is cancelled. Meanwhile %2 had accepted it: it is cancelled for them too. Call them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mechanic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerFiles</name>
    <message>
        <source>Import customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer lists (*.csv *.txt *.vcf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All customers were written to %1. Anybody can read the file: keep it where only you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be taken from %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>New customer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, a phone number, a plate, a VIN, an email or a postal code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message>
        <source>No one found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more of them: type on to narrow the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, phone, plate, VIN, email …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer is here twice: make the two one (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book for this customer (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similar name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>customer since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages in French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>immediate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for a visit: %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer keeps the bookings since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct these details (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this customer first, or do not add them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who it is, or add them once more as somebody new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vehicle yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ahead, cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digit does not fit: look again. Only vehicles from other continents have none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit, preferences and waivers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomersHeader</name>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over customers from a table (.csv) or address cards (.vcf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all customers to a table (.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomersView</name>
    <message>
        <source>Fetching the customers of your workshop …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayButton</name>
    <message numerus="yes">
        <source>%n free times</source>
        <translation>
            <numerusform>%n free time</numerusform>
            <numerusform>%n free times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayCardView</name>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayColumn</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayCounts</name>
    <message numerus="yes">
        <source>%1: %n bookings, the first at %2</source>
        <translation>
            <numerusform>%1: one booking, at %2</numerusform>
            <numerusform>%1: %n bookings, the first at %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayTile</name>
    <message numerus="yes">
        <source>%n free times</source>
        <translation>
            <numerusform>%n free time</numerusform>
            <numerusform>%n free times</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DaysPage</name>
    <message>
        <source>Closures and other hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statutory holidays of the province</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked: the workshop is closed on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing departs from the week. Add a day on which the workshop is closed, or open otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No holidays are known for this province.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>On deck: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag it to a free time, or press Enter and use the arrows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more on Today (Ctrl+1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer was to come %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeckCard</name>
    <message>
        <source>The next free times:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick it up there, and put it down at any free time (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not free any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is grey is not free any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more is free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeclinePanel</name>
    <message>
        <source>The customer said no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own words; the customer reads them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline the visit of %1: why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record their no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline and tell the customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuePage</name>
    <message>
        <source>To sign today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text is published, so nobody is asked to sign. The owner publishes one under Texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has anything left to sign today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer whose booking is not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signed sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditIntake</name>
    <message>
        <source>Leave without saving?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you changed is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter saves, Shift+Enter begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>New request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note what a customer asks for by phone or at the counter (N)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Somebody else has just taken this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time is not free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody moved this booking before you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed this before you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking can no longer be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed out. Sign in again; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The email or the password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many attempts. Wait a few minutes, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer was signed out for good by the owner of the workshop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not have the key of the changes that were not sent yet. Do not delete them: ask for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has handed over as much as the server keeps. The owner has to look at it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner discarded this while this computer had no access.</source>
        <translation>The owner discarded this while this computer had no access.</translation>
    </message>
    <message>
        <source>The booking is not in a state that allows this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was entered is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this change. Update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s data was copied from another. Sign in again to start clean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier change has not arrived yet; it is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer was away for long; everything is being fetched anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy; it is tried again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program is too old for the server. Update it to see what others change; what you enter is still sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text that was entered is too long. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan&apos;s price changed. The booking has the new one: agree on it, then choose its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is no longer sold for this kind of visit. Agree on it, then choose the booking&apos;s time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer does not have that much credit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same number was used for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than is left of what was paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card was refused. Nothing was charged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server failed at this change. Enter it again, or ask whoever looks after the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waiver was erased when its retention was over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waiver was superseded already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another waiver was received under this number. This one was kept apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored of this waiver is not what was received. Have it verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has another session under way. End that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waiver has to be signed first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too early for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too late for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link no longer works. Ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money has settled. The no-show stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has a booking already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large, or there are too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this type are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file did not arrive whole. Send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the file are missing. Send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are still bookings here. Move or cancel them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has to be paid first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address leads to the customer: no email, and no consent to SMS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not set up to send messages. Tell the customer yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused this (code %1).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Changes made in Auto Doctor Workshop that had not reached the server, or were refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are still on the computer that wrote this, too; there they go on by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that computer is lost: whoever looks after the server reads this file in with “python -m sync_server changes FILE --as NAME”, in the name of a member of staff; without “--yes” it is only tried. Each change is done once, however often it arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached pictures and papers are not in it: they stay on that computer, encrypted, and are sent from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are names and phone numbers in it: keep it where only you can read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>There is nothing to write: all changes that were made here have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes were written to %1. Anybody can read the file: keep it where only you can.</source>
        <translation>
            <numerusform>%n change was written to %1. Anybody can read the file: keep it where only you can.</numerusform>
            <numerusform>%n changes were written to %1. Anybody can read the file: keep it where only you can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attached files are not in it. They stay on this computer, encrypted, and are sent from there: %1</source>
        <translation>
            <numerusform>%n attached file is not in it. It stays on this computer, encrypted, and is sent from there: %1</numerusform>
            <numerusform>%n attached files are not in it. They stay on this computer, encrypted, and are sent from there: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>instead of money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goodwill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, which never expire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was not asked: no SMS are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wants none, said on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that is no longer what was received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>superseded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExtrasCard</name>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has not heard of this customer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They agree to SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mechanic who is not here any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a favourite no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another favourite mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite mechanics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FarewellPage</name>
    <message>
        <source>This computer no longer has access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What had not been sent is being handed over to the owner. Then everything of the workshop is erased from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Odometer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be ready beforehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer’s wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time kept free after a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked without asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Look in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures, videos and PDF (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Pictures and papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures, videos and PDF; or drop them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 away: it is not on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach to this booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The server does not answer: there may be more than is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not have this booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything of everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is hidden by the filters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Filter by kind and state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBox</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, phone, plate, email, or where to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Part of a name, the end of a phone number or a plate will do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book by this sentence …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is read as a booking, as with Q in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstFetch</name>
    <message>
        <source>Fetching the calendar of your workshop …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is done once; from then on the calendar opens at once, also without network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FreeTimes</name>
    <message>
        <source>The day before (Page Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after (Page Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is free that day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message>
        <source>The server does not answer now; signing in again needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language loses that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridInput</name>
    <message>
        <source>This booking can not be moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length of this booking can not be changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandBackCard</name>
    <message>
        <source>a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the booking %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be handed back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed back: %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, they have the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the booking of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In cash, over the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the terminal, to their card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card processor does not do it: in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer, so it could not be noted. It stays here until it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandBackWatch</name>
    <message>
        <source>The customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the %2 back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandedOverView</name>
    <message>
        <source>Computers without access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It is kept as a booking without a place, beside the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was everything; it then erases itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was made on computers whose access was taken away, and had not been sent. Nothing of it counts unless you apply a change or keep a file: then it is done now, in your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be taken over: there were too many or they could not be read. They are erased with the computer.</source>
        <translation>
            <numerusform>%n file could not be taken over: there were too many or it could not be read. It is erased with the computer.</numerusform>
            <numerusform>%n files could not be taken over: there were too many or they could not be read. They are erased with the computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>A change that this program cannot read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes %1 to %2 of %3</source>
        <translation>Changes %1 to %2 of %3</translation>
    </message>
    <message>
        <source>Those before</source>
        <translation>Those before</translation>
    </message>
    <message>
        <source>The next ones</source>
        <translation>The next ones</translation>
    </message>
    <message>
        <source>attached %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not arrived whole yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its booking is not in the calendar: apply the booking first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard for good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandoverWatch</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderTools</name>
    <message>
        <source>Search customers, plates and bookings (/ or Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New booking (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New booking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>One click on a card says what happened. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Q and type a booking in one sentence. Drag a booking to move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter shows what the customer will be told; Enter again confirms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The switch lets offers come. The keys 1 and 2 answer them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, the end of a phone number or a plate. Enter opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the week to open hours. Nothing counts before you save.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HintCard</name>
    <message>
        <source>Got it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more hints</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what this computer knows. Who did it, and the rest, the server tells once it answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the server told it last. It does not answer now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryFold</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what with it, when and from which computer (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the history</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Undo the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you just did here is taken back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that waits for the server, and a way to discard it (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is on the server alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of that kind was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what, when and from which computer; the newest first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hold</name>
    <message>
        <source>held while booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offered to the mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offered to the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offered to the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept for walk-ins</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>%1 next day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be removed, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be approved, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be refused, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (unsaved)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed all week. Drag over the week to open hours, or press Space twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be booked yet. Drag over the week to open hours, or press Space twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the workshop is open, each week. Drag to open hours; the gap between two blocks is the break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works the workshop’s hours. A roster would narrow them for this mechanic alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You work the workshop’s hours. You can ask for time off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your roster. The workshop keeps it; you can ask for time off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you can be booked. Drag to open hours. Nobody else sets or approves them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A roster: this mechanic’s hours within those of the workshop. Drag to open hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no roster any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the workshop (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days and holidays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clocks +%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clocks −%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two blocks would overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block ends on the next day at the latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day of the workshop has one break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week has no room for more blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, block begins at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, open, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoursCounts</name>
    <message numerus="yes">
        <source>%n bookings would stand where nobody works</source>
        <translation>
            <numerusform>%n booking would stand where nobody works</numerusform>
            <numerusform>%n bookings would stand where nobody works</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days of the week</source>
        <translation>
            <numerusform>%n day of the week</numerusform>
            <numerusform>%n days of the week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n special days</source>
        <translation>
            <numerusform>%n special day</numerusform>
            <numerusform>%n special days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>time off (%n)</source>
        <translation>
            <numerusform>time off</numerusform>
            <numerusform>time off (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers to requests</source>
        <translation>
            <numerusform>%n answer to a request</numerusform>
            <numerusform>%n answers to requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking rules</source>
        <translation>
            <numerusform>%n booking rule</numerusform>
            <numerusform>%n booking rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursFoot</name>
    <message>
        <source>Somebody else changed this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not saved is discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoursKeys</name>
    <message>
        <source>from quarter to quarter of an hour, and from day to day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an hour back and forth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the begin or the end of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin a block, and end it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the block, or close what Space began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the block; with Shift its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the day to others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why this time is not free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Availability: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>How far the import is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like somebody already here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is kept here, and goes to the server by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of it could be kept. Try the rest again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing new in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than %1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is neither a table nor a file of address cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column says who the customers are (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing below the headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark in line %1 is not closed where a cell ends; put that right first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 rows in it; import it in parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card begins here and never ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this row cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a phone number; taken without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an email address; taken without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the VIN “%1” has a typing mistake; taken without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither English nor French; taken without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a model year; taken without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an odometer reading; taken without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a postal code; taken without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same person as on line %1; one customer is made of both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the phone number or email also belongs to %1; taken as another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” here, but “%2” is known already and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the vehicle %1 belongs to another customer already and stays there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what has no heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken over: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new customers</source>
        <translation>
            <numerusform>%n new customer</numerusform>
            <numerusform>%n new customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n completed</source>
        <translation>
            <numerusform>%n completed</numerusform>
            <numerusform>%n completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new vehicles</source>
        <translation>
            <numerusform>%n new vehicle</numerusform>
            <numerusform>%n new vehicles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vehicles completed</source>
        <translation>
            <numerusform>%n vehicle completed</numerusform>
            <numerusform>%n vehicles completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Invite</name>
    <message>
        <source>Visit at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video call with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone call with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not confirmed yet: you will hear from us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This appointment is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the link in our messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please sign and join by the link in our messages; it opens 15 minutes before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please come a few minutes early to sign the waiver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To change or cancel: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appointment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer or shorter with the arrows; Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quarter of an hour longer or shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel the booking, after a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>book at the marked time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the day by bay, or by mechanic again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter by kind and state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>walk through times and bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with nothing marked, days or weeks back and forth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the month, the one before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from booking to booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the booking; Enter books the marked time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the open booking: who did what with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit the booking’s details: service, concern, notes, wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the open booking: park it on deck, to wait for another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with no booking open: to the parked visits; Enter picks one up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is known of the marked booking; any key takes it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the booking with the arrows; Enter drops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>book in one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer without a booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a booking: take them as entered, from any field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours as high as there is room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the day sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let go of what is marked or moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo what you just did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo what you just did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search customers, plates and bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, also while something is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange with the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: from card to card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: open the booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: on the open booking, who did what with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: on the open booking, edit its details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: on the open booking, park it on deck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: a customer without a booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: without a booking, take them as entered, from any field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers: open whoever is marked; again, book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers: back to the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers: correct the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers: book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers: merge two that are one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My work: on a session’s page, edit its details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mechanic at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next screens, in the order of the list at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the workshop, for its owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to somebody else, or lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking: continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking: back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking: choose by its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking: choose among customers, days and times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking: notes for the workshop and wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking: attach pictures and papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: from one to another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: confirm; again, send it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: offer other times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: the customer no longer wants it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: choose a time or a reason by its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: free times of the day before and after; through the list of several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: book the time that they agreed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: all that nothing stands against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests: note a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking: the month before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave what is open, or drop a move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: what the card’s first, second or third button does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today: on the open booking or job on deck, move it in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see plans and free times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>book, move and cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bring customers and vehicles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look for a mechanic at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take part in sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it is revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysBox</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysPopover</name>
    <message>
        <source>Keys of the calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By which you know it: the website, the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A website or another program comes in with a key, and sees only the customers and bookings that it brought. Whoever has the key has its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access keys for websites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of “%1”. Copy it now to where it is used: it is not shown again, here or anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskCodeBox</name>
    <message>
        <source>Code: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type this code at the kiosk: it then may check arrivals in and take signatures, and nothing else. It works once; a code that was given before counts no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts for %1 more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftLine</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftQuestion</name>
    <message>
        <source>Switch all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is amid a booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed something that is not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you go on, it is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftWords</name>
    <message numerus="yes">
        <source>%n changes of a computer without access wait for you.</source>
        <translation>
            <numerusform>%n change of a computer without access waits for you.</numerusform>
            <numerusform>%n changes of a computer without access wait for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of a computer without access wait for you.</source>
        <translation>
            <numerusform>%n file of a computer without access waits for you.</numerusform>
            <numerusform>%n files of a computer without access wait for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes and files of a computer without access wait for you.</source>
        <translation>
            <numerusform>%n change or file of a computer without access waits for you.</numerusform>
            <numerusform>%n changes and files of a computer without access wait for you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>walk-ins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holiday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LengthLine</name>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicenceDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineCounts</name>
    <message numerus="yes">
        <source>%n people are waiting.</source>
        <translation>
            <numerusform>%n person is waiting.</numerusform>
            <numerusform>%n people are waiting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListingSection</name>
    <message>
        <source>Whoever looks for a workshop near a postal code finds it on this list, which websites ask the server for. Name, city and phone are those of the organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now it is not on the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the list now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers find the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they book. It begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phone number is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lobby</name>
    <message>
        <source>The server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and the customer are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is here and waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here. The customer is not here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waiver is signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waiver is not signed: without it the session does not begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By phone; no number is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You write to each other in the messages here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No meeting address was set up for video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is out of reach: who is here is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open from %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LobbyBox</name>
    <message>
        <source>Lobby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MechanicType</name>
    <message>
        <source>virtual only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>independent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the workshop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Only what this computer has is counted. What else there is goes along too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what this computer has is counted: bookings and requests since %1. What is older goes along too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the other one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is like this customer. Type whom to merge them with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge %1 with …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two was changed meanwhile. Look at what is right again, then make them one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge %1 into %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it as well?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, phone, plate, VIN, email …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the other customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is theirs goes along: vehicles, bookings, requests, credit, waivers, favourites, messages and consents, also what only the server has. Waivers stay as they were signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once the server has done it, it cannot be taken back. Until then they stay two here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes to one of them wait for the server; they are sent before this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the one who stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the one who goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both, one below the other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Hello %1,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 expects you on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will look after your car.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please pay the deposit of %1; it counts against the price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our written quote: %1 before tax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our written quote: %1 before tax (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cannot take you on %1. %2 offers you instead:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for %1. %2 proposes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for you until %1. Choose by the link in this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for you until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot take your visit of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions? Call us: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 time)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We have no room at that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not work that we do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts cannot be had at present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for the same visit twice; the other request stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We could not reach you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Confirmation, with the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmation, sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reminder, with the waiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign and join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other times are offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time is held for who waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of the waiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How was it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled, to staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are your hours right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to the own bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once a week, at %1, if wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when somebody at the desk asks for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when it happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to owner and reception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>email, SMS with consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMS waits for the morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also in quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessagesSection</name>
    <message>
        <source>What customers and staff are told, in the customer’s language, with times in the workshop’s zone. Reminders can be switched off for a booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message leaves this server: nothing is set up there to send email or SMS. What is planned below is dropped when it is due. The texts come with the sending, so there is none to look at yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages go out %1. Their texts are the sender’s and are not changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no quiet hours. They are set under Policies, “When messages go out”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours: %1 to %2. They are set under Policies, “When messages go out”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoneyFold</name>
    <message>
        <source>Price and payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it costs, what was paid, and what was taken by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another amount is due by now. Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price is agreed on in the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price %1, tax %2, together %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is due now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit of %1 not paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for before had arrived after all. Nothing more was given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be given back once the booking is over or cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit due now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest due now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer’s credit pays %1 of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not arrived yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in coins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be handed back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as agreed when it was booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was not booked after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the card processor itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was handed back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, the customer has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give money back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay with credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, with the credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in cash was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by terminal was taken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoneyWatch</name>
    <message>
        <source>If it is a mistake, the owner gives it back on the card once the booking is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in cash from %2 is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by terminal from %2 is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A booking is paid with credit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in cash is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by terminal is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %2 is paid with credit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MonthPopover</name>
    <message>
        <source>Go to a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 Dec, Friday, in 3 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date to go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No day is called that. Write, for example, 2 Dec, Friday, in 3 weeks or 2026-12-02.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewRequestPage</name>
    <message>
        <source>New request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a visit that somebody has to look at first. A free time is better booked at once (Ctrl+N).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong, in the customer&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it suits, the best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another time of that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in the books no longer: noted as somebody new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a time to come of that day, such as 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Once the server is reached it checks the time; the answer shows here and in the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepts first. If not, it comes back to you, to be given to somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing reaches the customer by email or SMS: please tell them yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not set up to send messages: please tell the customer yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only then is it confirmed to the customer, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is told %1, with an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders go out before the visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 15 minutes before, the customer joins by the link in their messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waiver is signed before it begins, by the link in the reminder, unless a recent one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waiver is signed on arrival, unless a recent one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deposit of %1 is to be paid: on the booking’s card, under Payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is to be paid: on the booking’s card, under Payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by a way this version does not know, if that reaches them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by email to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by SMS if they agreed to it, else by nobody but you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and by SMS if they agreed to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and by SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by SMS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Nobody</name>
    <message>
        <source>Show who stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try less of the name, the end of the phone number, or the plate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type to find somebody; the arrows choose, Enter opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever is booked stands here from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not here any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are one with %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you had typed was not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferCardView</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is yours, if nobody was quicker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs you nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>Offers: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept or decline as suits you: declining costs you nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Availability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange with the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computers without access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewCounts</name>
    <message numerus="yes">
        <source>%n bookings</source>
        <translation>
            <numerusform>%n booking</numerusform>
            <numerusform>%n bookings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody free</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n times at which a visit of an hour with a mechanic can begin</source>
        <translation>
            <numerusform>%n time at which a visit of an hour with a mechanic can begin</numerusform>
            <numerusform>%n times at which a visit of an hour with a mechanic can begin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings are hidden by the filters</source>
        <translation>
            <numerusform>%n booking is hidden by the filters</numerusform>
            <numerusform>%n bookings are hidden by the filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>Which text was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the guardian of a minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked on the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the scan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it in, as its witness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 signed on paper. Whoever takes it in says that they saw it signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the booking: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scan yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day on which it was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time at which it was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan of the sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaymentsSection</name>
    <message>
        <source>How money is taken, and what the workshop asks for at booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash and terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit for a visit in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit, shares and the coin are set under Policies; prices under Plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No card service is connected. It is set up where the server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trial that charges nobody. A card service is set up where the server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded by hand at each booking; cash is rounded to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They sign in by it, so it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an email address; it is what they sign in by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else signs in by this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which mechanic this is, or a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is this mechanic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else runs the workshop: make somebody an owner first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: employee of the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: contractor of the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: independent, keeps own hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code with which the person chooses a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each person has a sign-in of their own: an address and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this code to %1 alone. With it they choose a password, once, until %2: “I have a code”, on the sign-in page. It is not shown again; the one before counts no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>%1, %2: menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch, language, theme, sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch or lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickDay</name>
    <message>
        <source>%1, today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, on view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinSection</name>
    <message>
        <source>Your password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN, 4 to 8 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the PIN instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the password instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no PIN on this computer yet. With one you come back after somebody else has worked here, also without the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN was given wrongly too often. With your password you set another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have a PIN on this computer: Ctrl+L leads to where it is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN counts from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new PIN counts from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no PIN on this computer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PIN has digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is what everybody would try first. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN and lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a key or a click for that long this computer shows who may work here, and asks for the PIN; so it does when the program is opened. What you were doing is there when you come back. It is not locked for whoever has no PIN.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Alberta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>British Columbia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manitoba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Brunswick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newfoundland and Labrador</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nova Scotia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Northwest Territories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nunavut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ontario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prince Edward Island</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quebec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saskatchewan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yukon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newfoundland (St. John’s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atlantic (Halifax)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eastern (Toronto, Montréal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Central (Winnipeg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saskatchewan (Regina)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mountain (Edmonton)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pacific (Vancouver)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yukon (Whitehorse)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceSection</name>
    <message>
        <source>What customers read about the workshop, and how they may book where a mechanic has no own rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In another time zone the opening hours are those of that zone. What is booked stays at its instant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Province</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening hours are local times of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For customers of whom none is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept free after a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked in that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers book at least so long before. At the desk anybody may book at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookings are taken for so many days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two times that are offered, from where the hours begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>What is booked keeps its price of %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlansSection</name>
    <message>
        <source>New plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What customers book and what it costs, without tax. What is booked keeps the price that it was booked at; a price that a customer was told is honoured for 60 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every kind of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a specialist of the brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without tax. Empty: not priced yet, and not sold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A specialist of the vehicle’s brand is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is booked stays booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By which websites and exports know it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message>
        <source>Experience, step %1: from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experience, step %1: gives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating, step %1: from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating, step %1: gives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a customer gets back who cancels, by how long before the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit and shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked at booking for a visit in person, and who is paid how much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a no-show can be taken back, and to which coin cash is rounded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When messages go out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long before a visit customers are reminded, and when nobody is woken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests for a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How soon the workshop promises to answer, and how long an offer holds its times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking mechanics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many are asked at once, and when it is given up and refunded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is still told when a mechanic comes online, and how long their time is held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lobby and video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From when one may join a session online, and where video meets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due and missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a booking is due, and from when on nobody is expected any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a signature is enough, and how long it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bays for walk-ins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept for customers without a booking, by hours and slots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how long a mechanic whose computer is silent is not online any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What counts how much when the best are looked for. More points come first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large pictures, videos and papers of a booking may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early: so long before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early: fee, online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late: so long before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late: kept of the price, online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the last moment: kept of the price, online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late: kept of the deposit, in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the last moment: kept of the deposit, in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers move it themselves until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit for a visit in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An independent mechanic’s share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform’s fee, of the workshop’s own mechanics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For sending a customer to a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A no-show settles after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First reminder, before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reminder, with the waiver, before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign and join, before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“How was it?”, after the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Are your hours right?”, to mechanics who want it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised answer within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due soon, before that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered times are held at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a visit, unless it is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times that a customer may name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times that may be offered at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free times shown beside a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mechanic answers within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All who are online are asked after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up and refunded after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody is looked for before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up and refunded after the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told who joined within the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A free time is held for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting is measured over the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No waiting time is said below so many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers join before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody silent has left after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page where video meets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A booking is due before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff may mark a no-show after the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online a no-show is marked by itself after the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer busy elsewhere is looked at again after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signature is enough for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online it is asked for before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks may differ by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less ink than this is no signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bays that each computer keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days that are kept ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online while heard within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Within half an hour” means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Within the hour” means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online within half an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online within the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each word of the concern that fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specialist of the brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same postal area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A paper (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files of a booking together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of a booking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PoliciesSection</name>
    <message>
        <source>The numbers that the rules go by, from now on. What is booked keeps those that it was booked under.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyNumbers</name>
    <message>
        <source>All back to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No computer keeps bays for walk-ins; which ones do is set on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Kept at %n computers; which ones is set on the server.</source>
        <translation>
            <numerusform>Kept at %n computer; which one is set on the server.</numerusform>
            <numerusform>Kept at %n computers; which ones is set on the server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free times</source>
        <translation>
            <numerusform>%n free time</numerusform>
            <numerusform>%n free times</numerusform>
        </translation>
    </message>
    <message>
        <source>No hours on this day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As customers will see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintPopover</name>
    <message>
        <source>Print the day sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day by mechanic, with phone numbers and room for notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day sheet of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Save the day sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day sheet is in %1. There are names and phone numbers in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day sheet was sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not answer. Save the sheet as PDF instead?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Visit requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Navigation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>This time has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sooner than the notice that the workshop asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further ahead than bookings are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside working hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs into the break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed then, on a special day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held, not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too close to another booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy in an outside calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bay is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic is free then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic does not offer this kind of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks skip this time that day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReferralBox</name>
    <message>
        <source>Visit in the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refer to a visit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it suits, the best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one time that suits the customer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefundForm</name>
    <message>
        <source>How much is given back, in dollars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, for the books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 is left to give back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 is left to give back as money: the rest was paid with credit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it back first, or leave it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestCounts</name>
    <message numerus="yes">
        <source>%n visits in 30 days</source>
        <translation>
            <numerusform>%n visit in 30 days</numerusform>
            <numerusform>%n visits in 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n without a clash</source>
        <translation>
            <numerusform>Confirm %n without a clash</numerusform>
            <numerusform>Confirm %n without a clash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n</source>
        <translation>
            <numerusform>Confirm %n</numerusform>
            <numerusform>Confirm %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n and tell the customers</source>
        <translation>
            <numerusform>Confirm %n and tell the customer</numerusform>
            <numerusform>Confirm %n and tell the customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer %n times</source>
        <translation>
            <numerusform>Offer %n time</numerusform>
            <numerusform>Offer %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n times are named at once.</source>
        <translation>
            <numerusform>At most one time is named at once.</numerusform>
            <numerusform>At most %n times are named at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit requests to answer</source>
        <translation>
            <numerusform>%n visit request to answer</numerusform>
            <numerusform>%n visit requests to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for their customer.</source>
        <translation>
            <numerusform>%n more waits for its customer.</numerusform>
            <numerusform>%n more wait for their customers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that nothing stands against</source>
        <translation>
            <numerusform>%n request that nothing stands against</numerusform>
            <numerusform>%n requests that nothing stands against</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>Other good times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle and concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1, if possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show that request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer %1 instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>%1 (not free)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (answers first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for %1: free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for %1: not free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 wants %1 too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent: the customer said so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No email and no phone here: nobody else tells the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not set up to send messages: please tell the customer yourself, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By email, and by text if they agreed; %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By email; %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By text, if they agreed; %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to tell the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the customer is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not before %1 has accepted: until then nothing is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once %1 has accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once %1 has accepted, if the server is set up to send messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent as soon as the server has your answer, if it is set up to send messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent as soon as the server has your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest first. An answer is promised within 24 h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits to come, the next first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest first; older ones than 30 days are not kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What customers ask for on the web, by phone or after a session at a distance stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No confirmed visit is to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that were confirmed stand here until their visit is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits that are over, and what was declined or withdrawn, stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No room at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not work that we do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts cannot be had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other times could not be offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong, in a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one time that suits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the times has passed: press it to take it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago, due soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is not on this computer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>customer since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next visit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vehicle named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, without a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 then (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants it too (%2, asked %3 ago)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has answered it, or it has lapsed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestsHeader</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note what a customer asks for by phone or at the counter (N)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message numerus="yes">
        <source>%n changes are sent as soon as the server is there.</source>
        <translation>
            <numerusform>%n change is sent as soon as the server is there.</numerusform>
            <numerusform>%n changes are sent as soon as the server is there.</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>website</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleWatch</name>
    <message>
        <source>You have another role here now: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what it offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time kept free after a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers book at least so long before the visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookings are taken for so many days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two times, from where each block begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kind of visit is ticked: nothing can be booked with this mechanic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instant booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A booking inside these hours counts at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, each booking is an offer that you answer within 4 hours. Declining costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SalvageWords</name>
    <message>
        <source>All of them had reached the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of them had not reached the server and are sent now.</source>
        <translation>
            <numerusform>%n of them had not reached the server and is sent now.</numerusform>
            <numerusform>%n of them had not reached the server and are sent now.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file with the changes made on this computer was damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes of the last two weeks could be read.</source>
        <translation>
            <numerusform>%n change of the last two weeks could be read.</numerusform>
            <numerusform>%n changes of the last two weeks could be read.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look through the last days for what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file was kept below the folder that the settings name: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Nobody has %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which customer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which vehicle?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which mechanic?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which time?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which plan?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vehicle yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No day yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: none of theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (usual)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New vehicle: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing is free then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is free, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is past: choose the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no “%1”: choose the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may be %2: choose the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may be %2 or %3: choose the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is said yet of what is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (a few words more are needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a booking already: %1. Enter books another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentenceBooking</name>
    <message>
        <source>Save or leave that first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentenceBox</name>
    <message>
        <source>Book in one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding the time …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oil change Civic Tremblay Thursday 2 pm with Luc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A booking in one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is away: the booking will wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not meant: keep “%1” as words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>diagnostic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inspection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consultation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is not here after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin; the waiver has to be signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The summary goes along. This cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A no-show; can be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the no-show back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>immediate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in service since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can begin once the customer has signed and joined the lobby.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its day the customer is checked in here, then it can begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lasts until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session can be no longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next booking begins at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s disk does not take it: it is gone when the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer as you type; it is sent when you end the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes along with the end of the session, which waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer. It can be saved once the server answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is out of reach: what was written before is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet; kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: the customer can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another summary was written meanwhile: “%1” Saving yours replaces it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. What you typed is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer rated it %1 of 5.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>What the customer said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be ready beforehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said when it was booked (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer and vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN and lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with what I typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take what stands there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile. Nothing of yours was saved; it stands here still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be read as such a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too small or too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan that is sold needs a price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one is called so already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be read as a phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no email address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of an .ics calendar; it begins with https:// or webcal://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list needs a Canadian postal code of the organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic offers one of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what they had not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computers without access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the first visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the system&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message numerus="yes">
        <source>%n visits are confirmed.</source>
        <translation>
            <numerusform>%n visit is confirmed.</numerusform>
            <numerusform>%n visits are confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmations wait for the server.</source>
        <translation>
            <numerusform>%n confirmation waits for the server.</numerusform>
            <numerusform>%n confirmations wait for the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmations are taken back.</source>
        <translation>
            <numerusform>%n confirmation is taken back.</numerusform>
            <numerusform>%n confirmations are taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had reached the server already and stay.</source>
        <translation>
            <numerusform>%n had reached the server already and stays.</numerusform>
            <numerusform>%n had reached the server already and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n confirmations?</source>
        <translation>
            <numerusform>Take back %n confirmation?</numerusform>
            <numerusform>Take back %n confirmations?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Nothing is booked on this day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked *: waits for the server, which may still say no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>Preview, pages: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortReason</name>
    <message>
        <source>past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too far ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n things need an answer</source>
        <translation>
            <numerusform>%n thing needs an answer</numerusform>
            <numerusform>%n things need an answer</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs an answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter the address of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your email.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password has at least 10 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the code that the owner gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code does not count: it was used, it is over, or a newer one was given. Ask the owner for another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. Check the network and the address, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is working with this person&apos;s files on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes that were not sent yet cannot be read. Do not delete them: ask for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this person&apos;s files is not on this computer. Sign in once: the server gives it back, and all that waits goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this person&apos;s files is not on this computer, so the server is needed once. Nothing is lost: sign in when the network is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or may not be written to, its keyring is locked, or another program has the files open. Nothing is lost: mend that, then open the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of the program wrote this person&apos;s files. Update this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring: the sign-in is kept in a file only you can read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code that the owner gave you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc: go on without the server; nothing is sent before you sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password, at least 10 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the people of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once on this computer; after that it opens by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet from this computer; it is sent when they sign in here again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and of %n more people</source>
        <translation>
            <numerusform>and of %n more person</numerusform>
            <numerusform>and of %n more people</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer no longer has access: the owner took it away. Everything of the workshop was erased from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes and files that had not been sent are with the owner, who decides on them.</source>
        <translation>
            <numerusform>%n change or file that had not been sent is with the owner, who decides on it.</numerusform>
            <numerusform>%n changes and files that had not been sent are with the owner, who decides on them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignedOutAlert</name>
    <message>
        <source>Sign in all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server at this address does not know you: it may be another one. Nothing here is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignedPage</name>
    <message>
        <source>Check them all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody edits or deletes what was signed. Each reading of one is in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was signed is being checked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was signed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All waivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supersede…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal hold…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the hold: %1…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpecialForm</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stocktaking, short day …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Specialty</name>
    <message>
        <source>brakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diesel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>electrical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hybrids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inspection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suspension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tires</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no-show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusWatch</name>
    <message>
        <source>The server does not answer. Keep working: changes are kept here and sent later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you enter is kept on this computer and sent then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes were refused by the server.</source>
        <translation>
            <numerusform>%n change was refused by the server.</numerusform>
            <numerusform>%n changes were refused by the server.</numerusform>
        </translation>
    </message>
    <message>
        <source>A change for %1 was refused by the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was discarded had arrived already, so it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrandedUndoWords</name>
    <message numerus="yes">
        <source>%n bookings stay where they are, though nobody works there then.</source>
        <translation>
            <numerusform>%n booking stays where it is, though nobody works there then.</numerusform>
            <numerusform>%n bookings stay where they are, though nobody works there then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings to move: see beside the calendar.</source>
        <translation>
            <numerusform>%n booking to move: see beside the calendar.</numerusform>
            <numerusform>%n bookings to move: see beside the calendar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings need an answer again.</source>
        <translation>
            <numerusform>%n booking needs an answer again.</numerusform>
            <numerusform>%n bookings need an answer again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask again about the %n bookings that were left where nobody works?</source>
        <translation>
            <numerusform>Ask again about the booking that was left where nobody works?</numerusform>
            <numerusform>Ask again about the %n bookings that were left where nobody works?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrandedWords</name>
    <message numerus="yes">
        <source>%1 is off: %n bookings to move</source>
        <translation>
            <numerusform>%1 is off: %n booking to move</numerusform>
            <numerusform>%1 is off: %n bookings to move</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings stand where nobody works</source>
        <translation>
            <numerusform>%n booking stands where nobody works</numerusform>
            <numerusform>%n bookings stand where nobody works</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Mechanic off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They need another time, unless somebody comes in for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other time is free as far ahead as bookings are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryBox</name>
    <message>
        <source>Summary for the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found, what was done, what is to be done next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it to the server (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave that one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Who is working?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SwitchPanel</name>
    <message>
        <source>Accepting now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SwitchView</name>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the password instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is at work and has no PIN, so going back needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next try is in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At work</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
    <message>
        <source>You have no PIN, so nothing is locked. In the settings you can set one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncBadge</name>
    <message>
        <source>The server has been away for very long. Have the connection looked at: what is done here is only on this computer so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out: sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s disk does not take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files waiting here cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the program again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is waiting, and when the server was last heard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>System</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transmission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drivetrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhaust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heating and air conditioning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diesel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turbo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>The server does not answer: tax, credit and what comes back are not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server what is paid and what comes back …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is paid at booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account credit: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit at booking: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid before it begins: %1, of it tax %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid at booking: %1, of it tax %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account credit %1 pays %2 of it, %3 is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once it has begun nothing comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the mechanic or the workshop cancels, everything comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As long as nobody has accepted, everything comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer can move it until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled from now on, or not come: %1 as credit that never expires, %2 is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled later, or not come: %1 as credit that never expires, %2 is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled until %1: everything comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled from now on, or not come: nothing comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled later, or not come: nothing comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled until %1: nothing comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 as credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled until %1: %2 comes back, %3 is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>The text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreements that the customer ticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with our draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, in the place of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes with the program is a draft. A lawyer of the province has to approve what you publish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From then on a visit begins only once its customer has signed. Until there is a kiosk they sign on paper; sessions by video, phone and chat have no way to sign yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our lawyer has approved this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, ask for it from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, discard it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextsPage</name>
    <message>
        <source>What a customer signs, in their language. A published version is never changed: the next one follows it, and who signed the one before signs anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the next version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the first version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text is published in this language: its customers sign the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text is published: nobody is asked to sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1. Fingerprint: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed from the version before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a customer reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked for from the moment at which you publish it, and stays as it is from then on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>The server is out of reach: there may be messages that are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: a draft on this computer. Send it once the server answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(with a file, see the pictures and papers)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThreadBox</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message to the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it to the customer (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TickRow</name>
    <message>
        <source>Words of an agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeGrid</name>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows up and down change its length, Enter keeps it, Esc lets go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows or the mouse move it, Enter or a click puts it down, Esc lets go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeOffCount</name>
    <message numerus="yes">
        <source>%n requests for time off</source>
        <translation>
            <numerusform>%n request for time off</numerusform>
            <numerusform>%n requests for time off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeOffForm</name>
    <message>
        <source>Whose time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the calendar says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacation, appointment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeOffPage</name>
    <message>
        <source>Add time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is asked for. Choose the days above, then Ask for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time off is entered. Choose the days above, then Add.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeTile</name>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TitleButton</name>
    <message>
        <source>Go to a date (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: go to a date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else is expected today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has arrived and waits stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is being worked on stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is finished, and who did not come, stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+30 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo no-show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is not here after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the work; its waiver has to be signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work is done; this cannot be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes half an hour longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer did not come; can be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer came after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frees its time and bay; it waits on deck for another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop is closed today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing booked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>immediate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No free hour with a mechanic in the coming week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next free: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next free with a mechanic: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not at work %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only %1 ends it, or lets it last longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayFoot</name>
    <message>
        <source>Next three hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayHeader</name>
    <message>
        <source>Walk-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer without a booking (I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n wait</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for a mechanic</source>
        <translation>
            <numerusform>%n person waits for a mechanic</numerusform>
            <numerusform>%n people wait for a mechanic</numerusform>
        </translation>
    </message>
    <message>
        <source>Show who waits for a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n need an answer</source>
        <translation>
            <numerusform>%n needs an answer</numerusform>
            <numerusform>%n need an answer</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what needs an answer, beside the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit requests to answer</source>
        <translation>
            <numerusform>%n visit request to answer</numerusform>
            <numerusform>%n visit requests to answer</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the visit requests that wait for an answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>Bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests and waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours and time off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People and access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop and prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for a mechanic at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from another calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept without a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in another bay</source>
        <translation></translation>
    </message>
    <message>
        <source>Parked without a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by the mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined by the mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic did not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mechanic was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is in the lobby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended in the mechanic’s place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took place without a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-show taken back: the customer came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mechanic did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture or paper attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rated by the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders switched on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmation sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two customers merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer came by the website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent to text messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite mechanic added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite mechanic taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to a platform account asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of the link to a platform account asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own bookings asked for by email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked to a platform account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer linked to a platform account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own bookings seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer list taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit request taken down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other times offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit request declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit request withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offered times were not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put on the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked from the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours of a mechanic changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of a mechanic changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening hours changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special day entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special day taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside calendar subscribed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside calendar taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepting now switched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times for walk-ins kept for a computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for walk-ins given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card payment asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund beyond the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund did not go through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transactions exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed waiver received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another waiver under the same number kept apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiver read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiver superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiver held for a lawsuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiver no longer held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiver erased: its time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiver text published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password set by a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in renewed late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old sign-in used again: signed out to be safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code for a password given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mechanic’s profile made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mechanic’s profile changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer’s access taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code for a kiosk given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk let in by a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of a computer’s data kept safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of a computer’s data given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of a computer’s data refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer without access hands over what it had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer without access has handed everything over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided on what a computer had handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with changes read in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly question about hours switched on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly question about hours switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop’s details changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bay added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bay changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing of the workshop changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by itself, or by the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrailList</name>
    <message>
        <source>History of the workshop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>The booking of %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 waits for the server; then %2 is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The move of %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The move of %1 waits for the server; then %2 is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other bay for %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new length for %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extension for %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cancellation of %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The no-show of %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That %1 has arrived is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details of %1 are kept here and wait for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking details of %1 are kept here and wait for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parking of %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new time of %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new time of %1 waits for the server; then %2 is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request of %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit of %1 is confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: offered to the mechanic, who answers first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other times are offered to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request of %1 is declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request of %1 is withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request of %1 is in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To change one, move or cancel its visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To change it, move or cancel the visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They may have been told: it is not taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request of %1 is in the queue of every desk. Decline or withdraw it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts, and the customer may know of it. Move or cancel the visit instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts already: note a new request if they want it after all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts, and the customer may know of it: it cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request of %1 is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is taken back: the request of %1 waits again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the request of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the answer to %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 is moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is moved: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on the calendar again: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another bay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 has another length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session of %1 lasts longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is marked as a no-show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details of %1 are changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking details of %1 are changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is parked: on deck, without a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: on the calendar again; %2 answers first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on the calendar again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: on the calendar again, %3; %2 answers first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit of %1 is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 is back where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is back in the bay of before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 is as long as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is expected again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details of %1 are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking details of %1 are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is parked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step, that the work for %1 has begun, cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step, that the work for %1 takes longer, cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step, that the work for %1 is done, cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back for %1 waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the bay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a bay: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a bay from %3, after a wait of %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is booked: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: moved; %2 answers first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back for %1 waits for the server; then %2 is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking of %1 is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: moved back; %2 is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is booked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is offered to %2 again, who answers first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the booking of %1 back to where it was?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put %1 back in the bay of before?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the booking of %1 as long as it was?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the extension for %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book %1 again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the no-show of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back that %1 has arrived?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put %1 back on the calendar?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park %1 again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what was changed in the booking details of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what was changed in the details of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the booking of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z once more does it; left alone, all stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request for time off is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off is asked for; the owner answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop’s hours are kept here and wait for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop’s hours are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hours of %1 are kept here and wait for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hours of %1 are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request has been answered. Give another answer in its line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hours stayed as they were: the server had refused the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request stays answered: give another answer in its line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the hours back waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time off is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop’s hours are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hours of %1 are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the change of time off?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the change of the workshop’s hours?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the change of the hours of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %3 are one customer now; that is for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %3 become one customer as soon as the server has answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is among the customers now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new customer %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %3 stay two customers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new customer %1 is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep %1 and %3 apart as two customers?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the new customer %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More was done with %1 since, so they stay: take that back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has it: %1 and %3 are one customer, for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been sent and stays: correct their details, or merge them with who they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoWatch</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays on deck, under Today: choose another time there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>star</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>The hours that you changed are not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed into the settings is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text or a signed sheet under Waivers is not finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new key in the settings is not copied yet, and is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code for somebody’s password still stands there, and is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you changed in a booking’s details is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed about a customer or a vehicle is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of customers is being imported, and not all of it is kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You typed why a booking is cancelled, and it is not cancelled yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentence that you typed is not booked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed on a visit request is not noted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed for a walk-in is not booked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed about a person or a computer is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code for a kiosk still counts, and is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why you do that with a waiver is typed, and it is not done yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day that you were describing is not added yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the program loses that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unsent</name>
    <message numerus="yes">
        <source>%n texts that you typed (messages, summaries, referrals) are not sent; only you can send them.</source>
        <translation>
            <numerusform>%n text that you typed (messages, summaries, referrals) is not sent; only you can send it.</numerusform>
            <numerusform>%n texts that you typed (messages, summaries, referrals) are not sent; only you can send them.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 have not reached the server. They stay here and are sent when you sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes have not reached the server. They stay here and are sent when you sign in.</source>
        <translation>
            <numerusform>%n change has not reached the server. It stays here and is sent when you sign in.</numerusform>
            <numerusform>%n changes have not reached the server. They stay here and are sent when you sign in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files have not reached the server. They stay here and are sent when you sign in.</source>
        <translation>
            <numerusform>%n file has not reached the server. It stays here and is sent when you sign in.</numerusform>
            <numerusform>%n files have not reached the server. They stay here and are sent when you sign in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsentFiles</name>
    <message>
        <source>Pictures and papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UpcomingList</name>
    <message>
        <source>Upcoming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked with you in the coming two weeks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitLine</name>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>The server was not heard yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard from the server: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than the server answers: is this a network with a sign-in page?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exchange with the server has stopped. Close the program and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full. Make room on it; what was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s disk may not be written to, so nothing new can be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s disk did not take the data; it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this computer&apos;s data open, perhaps a backup; it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s copy of the calendar was damaged; it is fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the changes made on this computer is damaged. Close the program and open it again: what can be read of it is recovered then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and papers that wait on this computer cannot be read. They are left as they are; have the computer looked at, and attach them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keyring is locked. Unlock it; then it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange with the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer and sent once you have signed in again. Keep working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole list, and what can be done about a change (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer and sent as soon as the server answers. Keep working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer and sent once the program is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>On the waitlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a mechanic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting. Who finds no mechanic online can join from Book now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the search for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of %1 is held, %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of %1 is held, %2 left. Please call them: no email goes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer told: the wait was too long, or the time that was held was not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told if a mechanic comes online before %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, please call them: no email goes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told if a mechanic comes online before %1 and the server is set up to send messages.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingWatch</name>
    <message>
        <source>A mechanic is there for %1, who waited. Their time is held until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaiverCounts</name>
    <message numerus="yes">
        <source>%n customers have still to sign today.</source>
        <translation>
            <numerusform>%n customer has still to sign today.</numerusform>
            <numerusform>%n customers have still to sign today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records were checked, of signing and of what was done since: nothing was altered.</source>
        <translation>
            <numerusform>%n record was checked: nothing was altered.</numerusform>
            <numerusform>%n records were checked, of signing and of what was done since: nothing was altered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are wrong with what was signed:</source>
        <translation>
            <numerusform>%n thing is wrong with what was signed:</numerusform>
            <numerusform>%n things are wrong with what was signed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed waivers are kept but do not count.</source>
        <translation>
            <numerusform>%n signed waiver is kept but does not count.</numerusform>
            <numerusform>%n signed waivers are kept but do not count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waivers</name>
    <message>
        <source>Agreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored under this number is no longer what was received. It is kept as it is, as evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another content arrived under the same number. It was refused, and is kept apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature of %1, as it was drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on the sheet, of which a scan is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member of staff witnessed the consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text, as it was shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consent witnessed by staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal hold ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An agreement has no words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many agreements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says the same as the version before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first that your lawyer has approved it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who signed is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The minor’s name is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An agreement that is needed is not ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was signed before this text was published: it signs another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot have been signed later than now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something on it cannot be kept, such as an odd character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is here, and has not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signs on arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signs before paying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is asked to sign by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is asked to sign from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, version %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, guardian of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device’s clock said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Witness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet that %1 signed is taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet that %1 signed is kept, but does not count: it is signed anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaiversView</name>
    <message>
        <source>Waivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalkIn</name>
    <message>
        <source>Confirmed at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop is closed today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop has closed for today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bay is free for so long any more today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first free bay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, a wait of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a free bay counts here: a mechanic is named later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next free bay:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on the calendar of every desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe on this computer. Whether the time is free only the server can say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure once the server has answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else can have this bay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back on this computer. If the server had it already, it holds, and you are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken back: nothing is kept for this customer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody was quicker. Other times stand beside the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalkInCard</name>
    <message>
        <source>Walk-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter in the last field, Ctrl+Enter in any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the time back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anybody can be booked there from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time is not free any more. Choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bay is free for so long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm walk-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book walk-in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalkIns</name>
    <message>
        <source>What was discarded may have taken %1: that is known once the server has answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is kept for walk-ins at another computer, which gives it back if it is not needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>by email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by email and SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by a way this version does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and by a way this version does not know</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Somebody else changed these hours while you were editing them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekTools</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this day’s hours to other days (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this block (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the workshop’s hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhichVehicle</name>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not named</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoCancels</name>
    <message>
        <source>Who cancels?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who cancels first: what the customer gets back depends on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the customer gets back depends on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the terms of the booking: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was paid goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was paid goes back: no mechanic has it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is not known: the server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was paid, so nothing goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes back and %2 as credit, of %3 in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 goes back as credit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes back as credit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the terms of the booking: the nearer its start, the less goes back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>%1 is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is free, but not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is %1 not free?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers can book this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers are offered times in even steps from where a block begins.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawPanel</name>
    <message>
        <source>Why, if they said so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 no longer wants the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Another mechanic was quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its time to answer is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled, or goes to another time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have something else at that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can answer this offer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning it on …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning it off …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions that begin at once are offered to you while this program runs and the server hears it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session that begins at once is offered to you. Being off costs you nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is out of reach, so nothing new is offered to you. It was on, and is again when the server answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is out of reach: it cannot be turned on now. Being off costs you nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is off, and cannot be turned on while the server is out of reach. Being off costs you nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sending your answer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vehicle: just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price agreed at the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to the workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to answer until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has not told of your offers yet: bookings offered to you that are known here are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the server told at %1: there may be others by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offers. You accept now: what begins at once and suits you shows up here, and so do bookings that wait for your yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offers. When you accept now, sessions that begin at once are offered here. Bookings that wait for your yes show up in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request for %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkHeader</name>
    <message>
        <source>Back to my work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to my work (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>My work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkWatch</name>
    <message numerus="yes">
        <source>%n offers wait for your answer</source>
        <translation>
            <numerusform>%n offer waits for your answer</numerusform>
            <numerusform>%n offers wait for your answer</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined: %1. It goes to somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your yes to %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your no to %1 is kept here and waits for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a new offer for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WrongWords</name>
    <message>
        <source>Enter your PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. Sign in with your password: that needs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment before the next try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PIN is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more tries, then your password is asked for.</source>
        <translation>
            <numerusform>%n more try, then your password is asked for.</numerusform>
            <numerusform>%n more tries, then your password is asked for.</numerusform>
        </translation>
    </message>
</context>
</TS>
